using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Testing;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Tests.Commands;

/// <summary>What the parts of a cohort found becomes one table, whose bytes say nothing of the parts.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class GatherTests(TinyHeads heads)
{
    private string Folder => Path.Combine(heads.Heads, "volumes");

    [Fact]
    public void The_table_of_eight_parts_is_that_of_one_process_to_the_byte()
    {
        using var folder = new TemporaryFolder();
        Predict(folder.File("one")).Succeeds();
        for (int part = 7; part >= 0; part--)
        {
            Predict(folder.File("eight"), "--num-parts", "8", "--part-id", $"{part}").Succeeds();
        }

        string[] tables = ["cohort.csv", "cohort.parquet"];
        CommandLine.Run("gather", folder.File("one"), Folder).Succeeds();
        CommandLine.Run("gather", folder.File("eight"), Folder).Succeeds().Output.ShouldContain("9 scans: 9 done");
        foreach (string table in tables)
        {
            Read(folder, "eight", table).ShouldBe(Read(folder, "one", table));
        }

        // Gathered again, nothing changes, and nothing is left lying about.
        CommandLine.Run("gather", folder.File("eight")).Succeeds();
        Read(folder, "eight", tables[0]).ShouldBe(Read(folder, "one", tables[0]));
        Directory.GetFiles(folder.File("eight", "gathered")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
            .ShouldBe(["cohort.csv", "cohort.html", "cohort.json", "cohort.parquet"]);
    }

    [Fact]
    public void The_table_holds_what_the_landmark_files_hold()
    {
        using var folder = new TemporaryFolder();
        Predict(folder.File("out")).Succeeds();
        CommandLine.Run("gather", folder.File("out"), "-o", folder.File("table.csv")).Succeeds();
        string[][] rows = [.. File.ReadLines(folder.File("table.csv")).Select(line => line.Split(','))];
        int x = Array.IndexOf(rows[0], "x_mm");
        foreach (string[] row in rows.Where(row => row[0] == "phantom-003" && row.Contains("landmark")))
        {
            Landmark found = LandmarkFile.Read(folder.File("out", "phantom-003.mrk.json")).Find(row[Array.IndexOf(rows[0], "name")])!;
            double.Parse(row[x], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(found.Position!.Value.X, 1e-9);
        }

        rows.Count(row => row[0] == "phantom-003").ShouldBeGreaterThan(7);
    }

    [ParquetFact]
    public void Another_reader_of_parquet_reads_what_the_csv_says()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("list.csv"), $"case,volume\n\"a, \"\"b\"\" ü\",{heads.Scan(10)}\nmissing,nowhere.nii\n");
        CommandLine.Run("predict", heads.Model, folder.File("list.csv"), "-o", folder.File("out"), "--threads", "1").Code.ShouldBe(3);
        CommandLine.Run("gather", folder.File("out"), folder.File("list.csv")).Code.ShouldBe(3);
        JsonElement[] rows = [.. ParquetPeer.Read(folder.File("out", "gathered", "cohort.parquet")).EnumerateArray()];
        var csv = CsvRows(folder.File("out", "gathered", "cohort.csv"));
        rows.Length.ShouldBe(csv.Count - 1);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].EnumerateObject().Select(member => member.Name).ShouldBe(csv[0]);
            rows[i].EnumerateObject().Select(member => member.Value.ValueKind == JsonValueKind.Null ? "" : member.Value.ToString().ToLowerInvariant())
                .ShouldBe(csv[i + 1].Select(cell => double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out double number)
                    ? JsonSerializer.Serialize(number)
                    : cell.ToLowerInvariant()), ignoreOrder: false);
        }
    }

    [Fact]
    public void Failed_interrupted_and_missing_scans_are_told_of()
    {
        using var folder = new TemporaryFolder();
        string scans = folder.File("scans");
        Directory.CreateDirectory(scans);
        File.Copy(heads.Scan(10), Path.Combine(scans, "good.nii.gz"));
        File.WriteAllText(Path.Combine(scans, "bad.nii.gz"), "no scan");
        CommandLine.Run("predict", heads.Model, scans, "-o", folder.File("out"), "--threads", "1").Code.ShouldBe(3);
        File.Copy(heads.Scan(11), Path.Combine(scans, "new.nii.gz"));
        string manifest = PartManifest.PathOf(folder.File("out"), CohortPart.Whole);
        File.AppendAllText(manifest, File.ReadLines(manifest).First().Replace("\"bad", "\"killed", StringComparison.Ordinal) + "\n");

        CommandLine all = CommandLine.Run("gather", folder.File("out"), "--json");
        all.Code.ShouldBe(3);
        all.Json.GetProperty("unfinished_count").GetInt32().ShouldBe(1);
        all.Error.ShouldContain("its process ended");
        CommandLine given = CommandLine.Run("gather", folder.File("out"), scans);
        given.Code.ShouldBe(3);
        given.Output.ShouldContain("3 scans: 1 done");
        given.Output.ShouldContain("1 failed, 0 not finished, 1 missing");
        given.Error.ShouldContain("new.nii.gz: is in no manifest");
        given.Error.ShouldContain("1 cases in the manifests are not among the scans given");
        File.ReadLines(folder.File("out", "gathered", "cohort.csv")).Count(line => line.Contains(",missing,", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void A_corrected_answer_and_mixed_models_are_told_of()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("predict", heads.Model, heads.Scan(10), heads.Scan(11), "-o", folder.File("out"), "--threads", "1").Succeeds();
        CommandLine.Run("predict", heads.Model, heads.Scan(11), heads.Scan(12), "-o", folder.File("out"), "--threads", "1", "--updates", "2", "--force")
            .Succeeds();
        File.AppendAllText(folder.File("out", "phantom-010.mrk.json"), "\n");
        CommandLine run = CommandLine.Run("gather", folder.File("out")).Succeeds();
        run.Error.ShouldContain("phantom-010: a file of its answer was changed");
        run.Error.ShouldContain("made in 2 ways");
        run.Output.ShouldContain("3 scans: 3 done");
    }

    [Fact]
    public void Files_elsewhere_are_kept_unless_forced()
    {
        using var folder = new TemporaryFolder();
        Predict(folder.File("out")).Succeeds();
        File.WriteAllText(folder.File("table.parquet"), "mine");
        CommandLine.Run("gather", folder.File("out"), "-o", folder.File("table.parquet")).FailsWith(2, "table.parquet", "is there already");
        CommandLine.Run("gather", folder.File("out"), "-o", folder.File("table.parquet"), "--force").Succeeds();
        CommandLine.Run("gather", folder.File("out"), "-o", folder.File("elsewhere")).Succeeds();
        File.Exists(folder.File("elsewhere", "cohort.html")).ShouldBeTrue();
        Directory.Exists(folder.File("out", "gathered")).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_without_manifests_is_refused() =>
        CommandLine.Run("gather", Folder).FailsWith(3, "manifests", "predict");

    [Fact]
    public void Every_column_is_documented()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "how-to", "cohorts.md"));
        CohortTable.Columns.Where(column => !page.Contains($"| `{column.Name}` |", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static byte[] Read(TemporaryFolder folder, string output, string table) => File.ReadAllBytes(folder.File(output, "gathered", table));

    private static List<string[]> CsvRows(string path)
    {
        var rows = new List<string[]>();
        foreach (string line in File.ReadLines(path))
        {
            var cells = new List<string>();
            bool quoted = false;
            var cell = new System.Text.StringBuilder();
            foreach (char letter in line)
            {
                if (letter == '"')
                {
                    quoted = !quoted;
                    cell.Append(quoted && cell.Length > 0 ? "\"" : "");
                }
                else if (letter == ',' && !quoted)
                {
                    cells.Add(cell.ToString());
                    cell.Clear();
                }
                else
                {
                    cell.Append(letter);
                }
            }

            rows.Add([.. cells, cell.ToString()]);
        }

        return rows;
    }

    private CommandLine Predict(string output, params string[] arguments) =>
        CommandLine.Run(["predict", heads.Model, Folder, "-o", output, "--threads", "1", .. arguments]);
}
