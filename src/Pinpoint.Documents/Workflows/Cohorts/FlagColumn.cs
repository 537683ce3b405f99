using Parquet;
using Parquet.Schema;

namespace Pinpoint.Workflows;

/// <summary>A column of yes and no.</summary>
internal sealed record FlagColumn(string Name, Func<CohortRow, bool?> Of) : CohortColumn(Name)
{
    /// <inheritdoc/>
    public override DataField Field { get; } = new DataField<bool?>(Name);

    /// <inheritdoc/>
    public override string Cell(CohortRow row) => Of(row) switch
    {
        null => "",
        true => "true",
        false => "false",
    };

    /// <inheritdoc/>
    public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<CohortRow> rows) =>
        group.WriteAsync<bool>(Field, rows.Select(Of).ToArray().AsMemory());
}
