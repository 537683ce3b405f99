using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Workflows;

/// <summary>What makes a folder a derivative data set of BIDS, and what the files in it are called.</summary>
internal static class BidsDerivative
{
    /// <summary>The program's name in <c>GeneratedBy</c>.</summary>
    public const string ProgramName = "Pinpoint";

    /// <summary>The suffix of the files with landmarks.</summary>
    public const string Suffix = "landmarks";

    /// <summary>The name of the source data set in URIs.</summary>
    public const string Source = "raw";

    // The version whose words are used: DatasetLinks and URIs came with 1.8.
    private const string BidsVersion = "1.9.0";
    private const string UsualSuffix = "T1w";

    // What BIDS has no place for yet.
    private const string Ignored = "*_landmarks.*\n*.html\ngroup_*\nmanifests/\nlogs/\n";

    private const string ReadMe = """
        Anatomical landmarks, found by Pinpoint in the images of another BIDS data set (see DatasetLinks in dataset_description.json).

        sub-*/**/*_desc-MODEL_landmarks.fcsv  positions in mm of the image's world, RAS, for 3D Slicer and the programs around the AFIDs
        sub-*/**/*_desc-MODEL_landmarks.json  positions in voxels of the image, what is known of each, and which image and model it was
        sub-*/**/*_desc-MODEL_landmarks.html  a report with pictures
        sub-*.html                            a report about all images of one participant
        group_*.tsv, group_*.json             tables of all of them, made by 'pinpoint bids BIDS_DIR OUT group'
        logs/, manifests/                     what was done, and what was left and why

        Pinpoint is no medical device.

        """;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The label of a model: the letters and digits of its name.</summary>
    public static string LabelOf(string model)
    {
        string name = AnswerFacts.NameOf(model);
        string label = string.Concat(name.Where(char.IsAsciiLetterOrDigit));
        return label.Length > 0 ? label : "model";
    }

    /// <summary>
    /// The path of an image's answers from the root of the derivative, without an ending. It keeps all entities of the image; another image of the same ones is
    /// told apart by its suffix, which becomes an entity unless it is <c>T1w</c>.
    /// </summary>
    public static string NameOf(BidsImage image, string label)
    {
        BidsName name = image.Name;
        name = name.Suffix == UsualSuffix ? name : name.With(BidsEntity.Modality, name.Suffix);
        name = name.With(BidsEntity.Description, name.ValueOf(BidsEntity.Description) + label);
        string folder = image.Place[..(image.Place.LastIndexOf('/') + 1)];
        return folder + name.As(Suffix, ".json").Stem;
    }

    /// <summary>Writes the description, a <c>README</c> and <c>.bidsignore</c>; several processes may at once, for each writes the same.</summary>
    /// <param name="request">What is done.</param>
    /// <param name="source">What the data set says of itself; null where nobody looked, or it says nothing.</param>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Describe(BidsRequest request, BidsDescription? source)
    {
        AtomicFile.WriteText(Path.Combine(request.OutputFolder, ".bidsignore"), Ignored);
        AtomicFile.WriteText(Path.Combine(request.OutputFolder, "README"), ReadMe.ReplaceLineEndings("\n"));
        string link = BidsFolders.LinkOf(request.BidsFolder, request.OutputFolder);
        WriteJson(Path.Combine(request.OutputFolder, BidsDescription.FileName), json =>
        {
            json.WriteString("Name", $"{ProgramName}: anatomical landmarks{(source is { Name: var name } ? " of " + name : "")}");
            json.WriteString("BIDSVersion", BidsVersion);
            json.WriteString("DatasetType", "derivative");
            json.WriteStartArray("GeneratedBy");
            json.WriteStartObject();
            json.WriteString("Name", ProgramName);
            json.WriteString("Version", ToolVersion.Text);
            json.WriteString("Description", "Finds anatomical landmarks in 3D medical volumes by a model that was trained on landmarks that people set.");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("SourceDatasets");
            json.WriteStartObject();
            if (DoiOf(source?.Doi) is { } doi)
            {
                json.WriteString("URL", $"https://doi.org/{doi}");
                json.WriteString("DOI", $"doi:{doi}");
            }
            else
            {
                json.WriteString("URL", link);
            }

            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartObject("DatasetLinks");
            json.WriteString(Source, link);
            json.WriteEndObject();
            if (source is { License.Length: > 0 })
            {
                json.WriteString("License", source.License);
            }
        });
    }

    /// <summary>Writes an object as indented JSON, whole or not at all.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void WriteJson(string file, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        AtomicFile.WriteText(file, Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n");
    }

    // A DOI comes bare, with doi: before it, or as an address.
    private static string? DoiOf(string? text)
    {
        int start = text?.IndexOf("10.", StringComparison.Ordinal) ?? -1;
        return start < 0 ? null : text![start..].Trim();
    }
}
