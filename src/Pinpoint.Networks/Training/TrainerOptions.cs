namespace Pinpoint.Networks;

/// <summary>How a <see cref="NetworkTrainer"/> trains; the defaults are the paper's (section 3).</summary>
public sealed record TrainerOptions
{
    /// <summary>The bound, up and down, within which a predicted log variance counts: in the loss, and where an answer is read.</summary>
    public const float LargestLogVariance = 10;

    /// <summary>Weight of the classification loss, 0 to 1; the regression loss has 1 - alpha. Without a classification head it counts as 0.</summary>
    public float Alpha { get; init; } = 0.5f;

    /// <summary>The regression loss.</summary>
    public LossKind Loss { get; init; } = LossKind.MeanSquaredError;

    /// <summary>Where <see cref="LossKind.Huber"/> turns from a parabola into a line.</summary>
    public float HuberDelta { get; init; } = 1;

    /// <summary>
    /// Points n whose squared error the network predicts: the outputs <c>[0, 3 n)</c> are their displacements and <c>[3 n, 4 n)</c> the logarithms u of
    /// the variance of one component, in the targets' units. Such an output has no target; its loss is that of a Gaussian, (r^2 / 3 exp(-u) + u) / 2, for the
    /// displacement's error r as it stands: its slope reaches u alone, so that learning how good the displacements are does not change what they learn.
    /// 0: none.
    /// </summary>
    public int LogVariances { get; init; }

    /// <summary>Decay of the gradient's running mean.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>Decay of the squared gradient's running mean.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>Added to the divisor of the update.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>Decoupled weight decay (AdamW) per step and unit of learning rate; weights only, no biases.</summary>
    public float WeightDecay { get; init; }

    /// <summary>Largest norm of the whole gradient; a longer one is scaled down. Null: no clipping.</summary>
    public float? ClipNorm { get; init; }

    /// <summary>
    /// Decay per step of the moving average of the weights, reached from below as (1 + t) / (10 + t) over the first steps t. Null: none is kept.
    /// </summary>
    public float? AverageDecay { get; init; }

    /// <summary>Seed of the drop-out.</summary>
    public ulong Seed { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentException">A value is outside its range.</exception>
    public void Validate()
    {
        Require(Alpha is >= 0 and <= 1, "alpha must lie between 0 and 1");
        Require(Enum.IsDefined(Loss), "the regression loss is unknown");
        Require(HuberDelta > 0 && float.IsFinite(HuberDelta), "the Huber delta must be positive");
        Require(LogVariances >= 0, "the number of log variances must be at least 0");
        Require(Beta1 is >= 0 and < 1 && Beta2 is >= 0 and < 1, "beta1 and beta2 must be at least 0 and below 1");
        Require(Epsilon > 0 && float.IsFinite(Epsilon), "epsilon must be positive");
        Require(WeightDecay >= 0 && float.IsFinite(WeightDecay), "the weight decay must be at least 0");
        Require(ClipNorm is null || (ClipNorm > 0 && float.IsFinite(ClipNorm.Value)), "the largest gradient norm must be positive");
        Require(AverageDecay is null or (>= 0 and < 1), "the decay of the average must be at least 0 and below 1");
    }

    private static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new ArgumentException(problem);
        }
    }
}
