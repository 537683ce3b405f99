using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Pinpoint.Workflows;

/// <summary>A column of whole numbers.</summary>
internal sealed record CountColumn(string Name, Func<CohortRow, int?> Of) : CohortColumn(Name)
{
    /// <inheritdoc/>
    public override DataField Field { get; } = new DataField<int?>(Name);

    /// <inheritdoc/>
    public override string Cell(CohortRow row) => Of(row)?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <inheritdoc/>
    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<CohortRow> rows) =>
        group.WriteAsync<int>(Field, rows.Select(Of).ToArray().AsMemory());
}
