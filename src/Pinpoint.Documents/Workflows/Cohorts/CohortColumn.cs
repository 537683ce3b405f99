using Parquet;
using Parquet.Schema;

namespace Pinpoint.Workflows;

/// <summary>A column of a cohort's table.</summary>
/// <param name="Name">Its name.</param>
internal abstract record CohortColumn(string Name)
{
    /// <summary>The column in Parquet; every one may be empty.</summary>
    public abstract DataField Field { get; }

    /// <summary>A cell of CSV, quoted where it must be; empty where there is no value.</summary>
    public abstract string Cell(CohortRow row);

    /// <summary>Writes the column of some rows.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<CohortRow> rows);
}
