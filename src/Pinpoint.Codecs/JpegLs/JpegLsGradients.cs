using System.Buffers;

namespace Pinpoint.Codecs;

/// <summary>The nine classes of gradients (ITU T.87 A.3.3) in a pooled table, so that a sample's context takes three loads and no comparisons.</summary>
internal sealed class JpegLsGradients : IDisposable
{
    private readonly sbyte[] _classes;
    private readonly int _size;

    /// <summary>Fills the table for all differences of two samples.</summary>
    public JpegLsGradients(JpegLsScan scan)
    {
        JpegLsParameters parameters = scan.Parameters;
        Zero = parameters.Maximum;
        _size = (2 * Zero) + 1;
        _classes = ArrayPool<sbyte>.Shared.Rent(_size);
        ReadOnlySpan<int> from = [0, scan.Near + 1, parameters.Threshold1, parameters.Threshold2, parameters.Threshold3, parameters.Maximum + 1];
        for (int i = 0; i + 1 < from.Length; i++)
        {
            int length = from[i + 1] - from[i];
            _classes.AsSpan(Zero + from[i], length).Fill((sbyte)i);
            _classes.AsSpan(Zero + 1 - from[i + 1], length).Fill((sbyte)-i);
        }
    }

    /// <summary>Where the class of the difference zero stands.</summary>
    public int Zero { get; }

    /// <summary>-4 to 4, from the most negative difference to the largest.</summary>
    public ReadOnlySpan<sbyte> Classes => _classes.AsSpan(0, _size);

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<sbyte>.Shared.Return(_classes);
}
