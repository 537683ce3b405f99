using Parquet;
using Parquet.Schema;
using Pinpoint.Evaluation;

namespace Pinpoint.Workflows;

/// <summary>A column of numbers.</summary>
internal sealed record NumberColumn(string Name, Func<CohortRow, double?> Of) : CohortColumn(Name)
{
    /// <inheritdoc/>
    public override DataField Field { get; } = new DataField<double?>(Name);

    /// <inheritdoc/>
    public override string Cell(CohortRow row) => EvaluationTables.Text(Of(row));

    /// <inheritdoc/>
    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<CohortRow> rows) =>
        group.WriteAsync<double>(Field, rows.Select(Of).ToArray().AsMemory());
}
