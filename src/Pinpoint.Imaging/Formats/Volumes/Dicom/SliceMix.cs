namespace Pinpoint.Imaging;

/// <summary>What a slice of a volume is made of: one frame, or two with weights.</summary>
/// <param name="Below">The frame on the near side.</param>
/// <param name="Above">The frame on the far side; the same where the slice is one frame.</param>
/// <param name="Weight">The share of <paramref name="Above"/>.</param>
internal readonly record struct SliceMix(int Below, int Above, double Weight);
