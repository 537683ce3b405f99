using System.Text.RegularExpressions;

namespace Pinpoint.Models;

/// <summary>A model's card: Markdown beside its file, under its name with the ending <c>.md</c>, in which its maker says what it is for.</summary>
internal static partial class ModelCard
{
    private const string Ending = ".md";
    private const int MostBytes = 1 << 18;

    /// <summary>The text of a model's card; null where there is none that can be read, for a model is of use without it.</summary>
    /// <param name="model">A model file, the folder of a training run, or the name of a model that comes with this software.</param>
    public static string? TextFor(string model)
    {
        if (ShippedModels.Has(model))
        {
            return ShippedModels.Card(model);
        }

        string card = Path.ChangeExtension(ModelFile.PathOf(model), Ending);
        try
        {
            return File.Exists(card) ? InputFile.ReadText(card, MostBytes) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadInputException)
        {
            return null;
        }
    }

    /// <summary>What its maker wants everybody to know before anything else: the first words in bold, on one line. Null where there are none.</summary>
    /// <param name="text">The card; null for a model without one.</param>
    public static string? KnowFirst(string? text) =>
        text is not null && Bold().Match(text) is { Success: true } match ? Blanks().Replace(match.Groups["words"].Value, " ").Trim() : null;

    [GeneratedRegex(@"\*\*(?<words>[^*]+)\*\*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bold();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
