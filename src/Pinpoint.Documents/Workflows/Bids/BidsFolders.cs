using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>How the folder of a data set and that of its derivative lie to each other.</summary>
internal static class BidsFolders
{
    private const string Derivatives = "derivatives";

    /// <summary>Refuses folders of which one would spoil the other.</summary>
    /// <exception cref="UsageException">They are the same, the output holds the data set, or lies in it and not below <c>derivatives</c>.</exception>
    public static void Check(string bids, string output)
    {
        string source = RealPath(bids);
        string target = RealPath(output);
        if (source == target)
        {
            throw new UsageException($"{output}: is the data set itself; give another folder, such as {Path.Combine(bids, Derivatives, "pinpoint")}");
        }

        if (IsWithin(source, target))
        {
            throw new UsageException($"{output}: holds the data set {bids}; give a folder beside it, or below its derivatives/");
        }

        if (IsWithin(target, source) && Path.GetRelativePath(source, target).Split(Path.DirectorySeparatorChar) is not [Derivatives, _, ..])
        {
            throw new UsageException(
                $"{output}: lies in the data set, where only derivatives/NAME is for such; give {Path.Combine(bids, Derivatives, "pinpoint")}");
        }
    }

    /// <summary>Refuses an output folder that is another program's data set.</summary>
    /// <exception cref="UsageException">It says that it is.</exception>
    /// <exception cref="BadInputException">What it says cannot be read.</exception>
    public static void RefuseForeign(string output)
    {
        if (!Path.Exists(Path.Combine(output, BidsDescription.FileName)))
        {
            return;
        }

        BidsDescription there = BidsDescription.Read(output);
        if (!there.GeneratedBy.Contains(BidsDerivative.ProgramName, StringComparer.Ordinal))
        {
            string whose = there.GeneratedBy.Count > 0 ? $"by {there.GeneratedBy[0]}" : $"of the type {there.DatasetType}";
            throw new UsageException($"{output}: is a data set {whose} and is kept; give a folder of its own");
        }
    }

    /// <summary>Where the data set lies, as the derivative's description says it: from there where the one lies in the other, else as a URI.</summary>
    public static string LinkOf(string bids, string output)
    {
        string source = RealPath(bids);
        string target = RealPath(output);
        return IsWithin(target, source)
            ? Path.GetRelativePath(target, source).Replace(Path.DirectorySeparatorChar, '/')
            : new Uri(source).AbsoluteUri;
    }

    private static bool IsWithin(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Through the links on the way; what does not exist yet has none.
    private static string RealPath(string path)
    {
        string real = Path.GetPathRoot(Path.GetFullPath(path))!;
        foreach (string part in Path.GetFullPath(path)[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            try
            {
                real = Directory.ResolveLinkTarget(real, returnFinalTarget: true)?.FullName ?? real;
            }
            catch (IOException)
            {
                // A link in a circle, or nothing yet.
            }
        }

        return Path.TrimEndingDirectorySeparator(real);
    }
}
