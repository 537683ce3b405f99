namespace Pinpoint.Codecs;

/// <summary>How the passes of a block are split into codeword segments (D.4, D.6).</summary>
internal static class PassStyles
{
    // In lazy mode the first cleanup pass and the three passes of three planes more are all arithmetically coded.
    private const int FirstBypassed = 10;

    /// <summary>The pass behind the last one of the segment that a pass belongs to.</summary>
    /// <param name="style">The kind of passes.</param>
    /// <param name="pass">The pass, counted from 0, which is the cleanup pass of the highest plane.</param>
    internal static int SegmentEnd(PassStyle style, int pass)
    {
        if ((style & PassStyle.TerminateEach) != PassStyle.None)
        {
            return pass + 1;
        }

        if ((style & PassStyle.Bypass) == PassStyle.None)
        {
            return int.MaxValue;
        }

        // Then the two plain passes of a plane make one, its cleanup pass another.
        return pass < FirstBypassed ? FirstBypassed : (pass - FirstBypassed) % 3 == 0 ? pass + 2 : pass + 1;
    }

    /// <summary>Whether a pass is plain bits.</summary>
    internal static bool IsPlain(PassStyle style, int pass) =>
        (style & PassStyle.Bypass) != PassStyle.None && pass >= FirstBypassed && (pass - FirstBypassed) % 3 != 2;
}
