namespace Pinpoint.Models;

/// <summary>How the learning rate goes over a run.</summary>
public enum LearningRateSchedule
{
    /// <summary>The same throughout (the paper's).</summary>
    Constant,

    /// <summary>A short linear warm-up, then half a cosine down to nothing at the end of the run.</summary>
    Cosine,
}
