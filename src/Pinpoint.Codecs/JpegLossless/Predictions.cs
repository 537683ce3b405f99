#pragma warning disable MA0048 // The seven rows of one table of the standard.
namespace Pinpoint.Codecs;

/// <summary>Predictor 1.</summary>
internal readonly struct LeftPrediction : IPrediction
{
    /// <inheritdoc/>
    public static int Predict(int left, int above, int aboveLeft) => left;
}

/// <summary>Predictor 2.</summary>
internal readonly struct AbovePrediction : IPrediction
{
    /// <inheritdoc/>
    public static int Predict(int left, int above, int aboveLeft) => above;
}

/// <summary>Predictor 3.</summary>
internal readonly struct AboveLeftPrediction : IPrediction
{
    /// <inheritdoc/>
    public static int Predict(int left, int above, int aboveLeft) => aboveLeft;
}

/// <summary>Predictor 4: the plane through the three neighbours.</summary>
internal readonly struct PlanePrediction : IPrediction
{
    /// <inheritdoc/>
    public static int Predict(int left, int above, int aboveLeft) => left + above - aboveLeft;
}

/// <summary>Predictor 5; the shift rounds down, also below zero.</summary>
internal readonly struct LeftSlopePrediction : IPrediction
{
    /// <inheritdoc/>
    public static int Predict(int left, int above, int aboveLeft) => left + ((above - aboveLeft) >> 1);
}

/// <summary>Predictor 6; the shift rounds down, also below zero.</summary>
internal readonly struct AboveSlopePrediction : IPrediction
{
    /// <inheritdoc/>
    public static int Predict(int left, int above, int aboveLeft) => above + ((left - aboveLeft) >> 1);
}

/// <summary>Predictor 7.</summary>
internal readonly struct MeanPrediction : IPrediction
{
    /// <inheritdoc/>
    public static int Predict(int left, int above, int aboveLeft) => (left + above) >> 1;
}
