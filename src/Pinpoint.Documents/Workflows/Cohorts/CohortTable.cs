using System.Text;
using Parquet;
using Parquet.Schema;
using Pinpoint.Documents;

namespace Pinpoint.Workflows;

/// <summary>
/// All that was found in a cohort as one long table, a row per landmark and per measurement of a case, and one for a case without an answer. It says nothing of
/// times, attempts and parts: the same scans, model and options give the same bytes, however the work was split.
/// </summary>
internal static class CohortTable
{
    private const int RowsPerGroup = 1 << 16;

    /// <summary>The columns, in order; <c>docs/how-to/cohorts.md</c> tells of each.</summary>
    public static IReadOnlyList<CohortColumn> Columns { get; } =
    [
        new TextColumn("case", row => row.Case.Name),
        new TextColumn("scan", row => row.Case.Scan),
        new TextColumn("scan_hash", row => row.Case.Record?.ScanHash),
        new TextColumn("model_hash", row => row.Case.Record?.ModelHash),
        new TextColumn("tool_version", row => row.Case.Record?.ToolVersion),
        new TextColumn("state", row => row.Case.State),
        new TextColumn("message", row => row.Case.IsDone ? null : row.Case.Problem),
        new CountColumn("exit_code", row => row.Case.Record?.ExitCode),
        new FlagColumn("rejected", row => row.Case.Record?.Rejected),
        new TextColumn("reasons", row => row.Case.Record is { Reasons.Count: > 0 } record ? string.Join("; ", record.Reasons) : null),
        new TextColumn("side", row => row.Case.Record?.Side?.Name),
        new FlagColumn("mirrored", row => row.Case.Record?.Side?.Mirrored),
        new TextColumn("item", row => row.Landmark is not null ? "landmark" : row.Measurement is not null ? "measurement" : "scan"),
        new TextColumn("name", row => row.Landmark?.Name ?? row.Measurement?.Name),
        new TextColumn("status", row => row.Landmark?.Status),
        new NumberColumn("x_mm", row => row.Landmark?.PositionLpsMm?[0]),
        new NumberColumn("y_mm", row => row.Landmark?.PositionLpsMm?[1]),
        new NumberColumn("z_mm", row => row.Landmark?.PositionLpsMm?[2]),
        new NumberColumn("radius95_mm", row => row.Landmark?.Radius95Mm),
        new NumberColumn("value", row => row.Measurement?.Value),
        new TextColumn("unit", row => row.Measurement?.Unit),
        new NumberColumn("low95", row => row.Measurement?.Interval95?[0]),
        new NumberColumn("high95", row => row.Measurement?.Interval95?[1]),
    ];

    /// <summary>The rows of cases, in their order: landmarks in the model's order, then measurements.</summary>
    public static IReadOnlyList<CohortRow> RowsOf(IEnumerable<GatheredCase> cases) => [.. cases.SelectMany(RowsOf)];

    /// <summary>Writes the table as CSV, whole or not at all.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void WriteCsv(string path, IReadOnlyList<CohortRow> rows) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', Columns.Select(column => column.Name)));
        foreach (CohortRow row in rows)
        {
            writer.WriteLine(string.Join(',', Columns.Select(column => column.Cell(row))));
        }
    });

    /// <summary>Writes the table as Apache Parquet, whole or not at all.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void WriteParquet(string path, IReadOnlyList<CohortRow> rows) =>
        AtomicFile.Write(path, stream => WriteAsync(stream, rows).GetAwaiter().GetResult(), file => ReadBackAsync(file, rows.Count).GetAwaiter().GetResult());

    private static IEnumerable<CohortRow> RowsOf(GatheredCase item)
    {
        IReadOnlyList<LandmarkItem> landmarks = item.IsDone ? item.Record!.Landmarks : [];
        IReadOnlyList<MeasurementItem> measurements = item.IsDone ? item.Record!.Measurements : [];
        return landmarks.Count + measurements.Count == 0
            ? [new CohortRow(item, null, null)]
            : landmarks.Select(landmark => new CohortRow(item, landmark, null))
                .Concat(measurements.Select(measurement => new CohortRow(item, null, measurement)));
    }

    private static async Task WriteAsync(Stream stream, IReadOnlyList<CohortRow> rows)
    {
        ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(Columns.Select(column => column.Field)), stream).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            foreach (CohortRow[] some in rows.Chunk(RowsPerGroup))
            {
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                foreach (CohortColumn column in Columns)
                {
                    await column.WriteAsync(group, some).ConfigureAwait(false);
                }
            }
        }
    }

    private static async Task ReadBackAsync(string file, int rows)
    {
        ParquetReader reader = await ParquetReader.CreateAsync(file).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            long found = 0;
            for (int group = 0; group < reader.RowGroupCount; group++)
            {
                using ParquetRowGroupReader part = reader.OpenRowGroupReader(group);
                found += part.RowCount;
            }

            if (found != rows)
            {
                throw new BadInputException(file, null, Invariant($"holds {found} rows where {rows} were written"));
            }
        }
    }
}
