namespace Pinpoint.Imaging;

/// <summary>Checks the axis lengths that a header states.</summary>
internal static class AxisLengths
{
    /// <summary>The size and the number of frames from three or four lengths.</summary>
    /// <param name="path">The header's file.</param>
    /// <param name="lengths">The lengths, fastest axis first.</param>
    /// <param name="place">The field's name for an axis counted from 0.</param>
    /// <exception cref="BadInputException">A length is not in 1 .. 2^31 - 1.</exception>
    public static (VolumeSize Size, int Frames) Check(string path, ReadOnlySpan<long> lengths, Func<int, string> place)
    {
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            if (lengths[axis] is < 1 or > int.MaxValue)
            {
                throw new BadInputException(
                    path, place(
                        axis), Invariant(
                            $"an axis of {lengths[axis]} voxels is impossible (1 to {int.MaxValue}); the header is damaged, export the volume again"));
            }
        }

        return (new VolumeSize((int)lengths[0], (int)lengths[1], (int)lengths[2]), lengths.Length > 3 ? (int)lengths[3] : 1);
    }
}
