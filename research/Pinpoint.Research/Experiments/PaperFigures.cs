using Pinpoint.Biometry;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Research.Experiments;

/// <summary>The paper's pictures: true and predicted planes (its figure 4), and the ways of a search's starts (its supplement).</summary>
internal static class PaperFigures
{
    private const int Cases = 4;

    /// <summary>Draws them with the models of table 2, which are trained where they are missing.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder that receives them.</param>
    /// <param name="seed">The seed of the models.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The files.</returns>
    /// <exception cref="PinpointException">Something in the folder is damaged, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IReadOnlyList<string> Draw(ExperimentRun run, ExperimentFolder folder, ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(folder);
        AnatomyDefinition anatomy = BuiltInAnatomies.For(PaperModels.Landmarks)
            ?? throw new InvalidOperationException("The fetal head has no built-in planes.");
        Dataset data = run.Data(cancellationToken);
        DatasetCase[] cases = [.. data.Cases.Where(item => item.Split == "test").Take(Cases)];
        var files = new List<string>();
        foreach (PaperRow row in new[] { PaperTables.Multiple(run.Models), PaperTables.Default(run.Models) })
        {
            LandmarkModel model = run.Model(row.Model, seed, cancellationToken);
            IReadOnlyList<CasePair> pairs = ModelEvaluation.Run(model, data, cases, new LocalizerOptions { Threads = run.Threads }, null, cancellationToken);
            string planes = folder.Table($"planes-{row.Model.Name}", ".png");
            PlaneSheet.Draw(anatomy, pairs, name => Dataset.ReadVolume(cases.First(item => item.Name == name))).Write(planes);
            string film = folder.Table($"search-{row.Model.Name}", ".png");
            LocalizationResult answer = pairs[0].Answer ?? throw new InvalidOperationException("The evaluation kept no answer.");
            SearchFilm.Write(film, Dataset.ReadVolume(cases[0]), anatomy, pairs[0].Truth, answer);
            files.AddRange([planes, film]);
        }

        return files;
    }
}
