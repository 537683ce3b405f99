using System.Text.Json;

namespace Pinpoint.Imaging;

/// <summary>What <c>dataset_description.json</c> says of a data set, as far as others build on it.</summary>
/// <param name="Name">The data set's name.</param>
/// <param name="BidsVersion">The version of BIDS that it follows.</param>
public sealed record BidsDescription(string Name, string BidsVersion)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "dataset_description.json";

    /// <summary><c>raw</c>, unless the file says <c>derivative</c> or another.</summary>
    public string DatasetType { get; init; } = "raw";

    /// <summary>The data set's DOI; empty where it has none.</summary>
    public string Doi { get; init; } = "";

    /// <summary>Its licence; empty where it says none.</summary>
    public string License { get; init; } = "";

    /// <summary>The programs that made it, where programs did.</summary>
    public IReadOnlyList<string> GeneratedBy { get; init; } = [];

    /// <summary>Reads the file of a data set.</summary>
    /// <param name="folder">The data set's folder.</param>
    /// <exception cref="BadInputException">The file is not there, cannot be read, or lacks the name or the version.</exception>
    public static BidsDescription Read(string folder)
    {
        string file = Path.Combine(folder, FileName);
        if (!Path.Exists(file))
        {
            throw new BadInputException(
                file, null, "is missing, so this is no BIDS data set; give the folder with the sub-* folders in it, or --skip-bids-validation");
        }

        JsonElement root = InputJson.Parse(InputText.Read(file));
        return new BidsDescription(Required("Name"), Required("BIDSVersion"))
        {
            DatasetType = root.TextMember("DatasetType", file, "DatasetType") is { Length: > 0 } type ? type : "raw",
            Doi = root.TextMember("DatasetDOI", file, "DatasetDOI"),
            License = root.TextMember("License", file, "License"),
            GeneratedBy = root.Member("GeneratedBy") is { ValueKind: JsonValueKind.Array } programs
                ? [.. programs.EnumerateArray().Select(program => program.TextMember("Name", file, "GeneratedBy"))]
                : [],
        };

        string Required(string key) => root.TextMember(key, file, key) is { Length: > 0 } text
            ? text
            : throw new BadInputException(file, key, "is missing, and BIDS requires it; write it, or give --skip-bids-validation");
    }
}
