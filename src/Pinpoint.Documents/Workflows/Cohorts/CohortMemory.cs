using System.Text.Json;
using Pinpoint.Documents;

namespace Pinpoint.Workflows;

/// <summary>What all manifests of an output folder say, however the work was split when they were written.</summary>
internal sealed class CohortMemory
{
    // Some kilobytes a scan: this holds a hundred thousand scans in one part.
    private const int LargestBytes = 1 << 30;

    private readonly string _folder;
    private readonly Dictionary<string, List<ScanRecord>> _byCase = new(StringComparer.Ordinal);
    private readonly List<string> _warnings = [];

    private CohortMemory(string folder) => _folder = folder;

    /// <summary>The cases that any manifest names, in ordinal order.</summary>
    public IEnumerable<string> Cases => _byCase.Keys.Order(StringComparer.Ordinal);

    /// <summary>Lines that could not be read, one warning each; not that which a run at work is writing.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Reads the manifests.</summary>
    /// <param name="outputFolder">The folder that the work writes to; where it holds none, there is nothing to remember.</param>
    /// <exception cref="BadInputException">A manifest cannot be read.</exception>
    public static CohortMemory Read(string outputFolder)
    {
        var memory = new CohortMemory(outputFolder);
        string folder = PartManifest.FolderOf(outputFolder);
        string[] manifests = Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + PartManifest.Ending) : [];
        foreach (string path in manifests.Order(StringComparer.Ordinal))
        {
            memory.Learn(path);
        }

        return memory;
    }

    /// <summary>What is known of a case, in the order of the attempts, and of one attempt as it went.</summary>
    public IReadOnlyList<ScanRecord> Of(string caseName) => _byCase.GetValueOrDefault(caseName) ?? [];

    /// <summary>How many attempts there were at a case.</summary>
    public int AttemptsAt(string caseName) => Of(caseName).Select(record => record.Attempt).DefaultIfEmpty().Max();

    /// <summary>The last answer for a case that one work gave and whose files are all still as it wrote them; null where there is none.</summary>
    /// <param name="caseName">The case.</param>
    /// <param name="work">The work (<see cref="ScanRecord.Work"/>); null for any.</param>
    public ScanRecord? AnswerTo(string caseName, string? work) => Of(caseName).LastOrDefault(record =>
        record.State == ScanStates.NameOf(ScanState.Done) && (work is null || record.Work == work) && AreAsWritten(record));

    /// <summary>Whether all files of a record are still as they were written.</summary>
    public bool AreAsWritten(ScanRecord record) => record.AnswerFiles.All(IsAsWritten);

    /// <summary>Whether a file that is there for a case may be written again: a work wrote it just so, or was killed when it may have been about to.</summary>
    public bool MayWrite(string caseName, string work, string file)
    {
        string name = NameOf(file);
        return Of(caseName).Where(record => record.Work == work).ToArray() is { Length: > 0 } records
            && (records[^1].State == ScanStates.NameOf(ScanState.Begun)
                || records.SelectMany(record => record.AnswerFiles).Any(item => item.AnswerFile == name && IsAsWritten(item)));
    }

    /// <summary>A file's name in the manifests: its path from the output folder, which may be moved, or named from elsewhere, between two runs.</summary>
    public string NameOf(string file) => Path.GetRelativePath(_folder, file).Replace(Path.DirectorySeparatorChar, '/');

    private bool IsAsWritten(AnswerFileItem item)
    {
        string path = Path.Combine(_folder, item.AnswerFile);
        try
        {
            // A manifest that somebody made may name a device or a pipe, which has no end; answers are never empty.
            return File.Exists(path) && !InputFile.MayBePipe(path) && FileHash.Of(path) == item.AnswerHash;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Learn(string path)
    {
        string text;
        try
        {
            using var reader = new StreamReader(InputFile.Open(
                path, LargestBytes, "is far too large for a manifest; move it away", FileShare.ReadWrite | FileShare.Delete));
            text = reader.ReadToEnd();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, null, "cannot be read; check the rights to it", exception);
        }

        string[] lines = text.Split('\n');

        // The last line of a run that was killed, or is at work, may be cut short; whole lines end in a line break.
        for (int i = 0; i < lines.Length - 1; i++)
        {
            Learn(lines[i], path, i + 1);
        }
    }

    private void Learn(string line, string path, int number)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            ScanRecord record = DocumentText.Read<ScanRecord>(parsed.RootElement, path, "");
            if (ScanStates.Find(record.State) is null)
            {
                throw new BadInputException(path, "'state'", $"is '{record.State}', which is none");
            }

            if (!_byCase.TryGetValue(record.Case, out List<ScanRecord>? records))
            {
                _byCase.Add(record.Case, records = []);
            }

            // Lines of an attempt stay in their order: those of several manifests are few, and most come sorted.
            int place = records.Count;
            while (place > 0 && records[place - 1].Attempt > record.Attempt)
            {
                place--;
            }

            records.Insert(place, record);
        }
        catch (Exception exception) when (exception is JsonException or BadInputException)
        {
            _warnings.Add(Invariant($"{path}: line {number}: is no record of a scan and is passed over"));
        }
    }
}
