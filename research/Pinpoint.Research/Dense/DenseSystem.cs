namespace Pinpoint.Research.Dense;

/// <summary>What a network says of each position of a dense search.</summary>
internal enum DenseSystem
{
    /// <summary>How far off the landmark is: each position votes for a place (Aubert et al. 2016, Zhang et al. 2017).</summary>
    Votes,

    /// <summary>Whether the landmark is here (Zheng et al. 2015).</summary>
    Presence,

    /// <summary>In which of six directions the landmark lies (Xu et al. 2017).</summary>
    Actions,

    /// <summary>The height of a Gaussian around the landmark (Payer et al. 2016), position by position.</summary>
    Heatmap,
}
