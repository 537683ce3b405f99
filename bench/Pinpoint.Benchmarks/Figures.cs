namespace Pinpoint.Benchmarks;

/// <summary>Single figures for a table that puts several runs together: files named by their keys, in the folder that PINPOINT_FIGURES names.</summary>
internal static class Figures
{
    /// <summary>Keeps a figure; where no folder is named, nobody asks for it.</summary>
    public static void Keep(string key, string figure)
    {
        if (Environment.GetEnvironmentVariable("PINPOINT_FIGURES") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, key), figure);
        }
    }
}
