namespace Pinpoint.Reports;

/// <summary>A plot of all values of several groups, a row each, with the quartiles; <see cref="SvgStripPlot"/> draws it.</summary>
/// <param name="Title">The heading.</param>
/// <param name="X">The axis of the values.</param>
/// <param name="Rows">The groups from top to bottom, each with at least one value.</param>
internal sealed record StripPlot(string Title, PlotAxis X, IReadOnlyList<StripRow> Rows)
{
    /// <summary>Checks that the plot can be drawn.</summary>
    /// <exception cref="ArgumentException">There are no rows, one has no values, or a value is not finite or, on a logarithmic axis, not positive.</exception>
    public void Validate()
    {
        if (Rows.Count == 0 || Rows.Any(row => row.Values.Count == 0))
        {
            throw new ArgumentException("The plot needs rows, each with at least one value.");
        }

        if (Rows.SelectMany(row => row.Values).Select(item => item.Value).FirstOrDefault(value => !X.Holds(value), 1) is var lost && !X.Holds(lost))
        {
            throw new ArgumentException(Invariant($"The value {lost} has no place: values must be finite and, on a logarithmic axis, positive."));
        }
    }
}
