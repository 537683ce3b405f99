using System.CommandLine;

namespace Pinpoint.Cli.Parsing;

/// <summary>Options that take one of a few words.</summary>
internal static class WordOption
{
    /// <summary>Creates one.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="words">The words.</param>
    /// <param name="find">What a word stands for; null where it is none.</param>
    public static Option<T?> Of<T>(string name, string description, IReadOnlyList<string> words, Func<string, T?> find)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                T? found = find(text);
                if (found is null)
                {
                    result.AddError($"{name}: '{text}' is none of {string.Join(", ", words)}");
                }

                return found;
            },
        };
}
