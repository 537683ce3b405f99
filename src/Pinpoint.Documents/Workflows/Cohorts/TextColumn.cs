using Parquet;
using Parquet.Schema;
using Pinpoint.Evaluation;

namespace Pinpoint.Workflows;

/// <summary>A column of words.</summary>
internal sealed record TextColumn(string Name, Func<CohortRow, string?> Of) : CohortColumn(Name)
{
    /// <inheritdoc/>
    public override DataField Field { get; } = new DataField<string>(Name);

    /// <inheritdoc/>
    public override string Cell(CohortRow row) => EvaluationTables.Quote(OneLine(row) ?? "");

    /// <inheritdoc/>
    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<CohortRow> rows) =>
        group.WriteAsync(Field, rows.Select(OneLine).ToArray()!);

    private string? OneLine(CohortRow row) => Of(row)?.ReplaceLineEndings(" ");
}
