using Pinpoint.Seeds;

namespace Pinpoint.Documents;

/// <summary>
/// A landmark on one slice, as SAM and its like take prompts: pixels from the top left, the column first. A slice's columns run along the first of the two
/// other axes, its rows along the second.
/// </summary>
/// <param name="Axis">The axis that the slice stands across: 0, 1 or 2 in the order of the file's axes.</param>
/// <param name="SliceIndex">The slice's index along that axis.</param>
/// <param name="PointCoords">The landmark's column and row: one point, as the tools want a list of them.</param>
/// <param name="PointLabels">1 for each point: it belongs to what is to be segmented.</param>
/// <param name="BoxXyxy">The box around the landmark's ball on this slice: first column, first row, last column, last row.</param>
public sealed record SlicePromptItem(
    int Axis, int SliceIndex, IReadOnlyList<IReadOnlyList<int>> PointCoords, IReadOnlyList<int> PointLabels, IReadOnlyList<int> BoxXyxy)
{
    internal static IReadOnlyList<SlicePromptItem> Of(Seed seed)
    {
        int[] at = [seed.Nearest.X, seed.Nearest.Y, seed.Nearest.Z];
        int[] first = [seed.Box.Start.X, seed.Box.Start.Y, seed.Box.Start.Z];
        int[] last = [seed.Box.End.X - 1, seed.Box.End.Y - 1, seed.Box.End.Z - 1];
        return [.. Enumerable.Range(0, 3).Select(axis =>
        {
            int[] others = [.. Enumerable.Range(0, 3).Where(other => other != axis)];
            return new SlicePromptItem(
                axis,
                at[axis],
                [[at[others[0]], at[others[1]]]],
                [1],
                [first[others[0]], first[others[1]], last[others[0]], last[others[1]]]);
        })];
    }
}
