using Pinpoint.Networks;

namespace Pinpoint.Training;

/// <summary>Mean losses over the steps since the last report.</summary>
internal sealed class LossMeter
{
    private double _total;
    private double _regression;
    private double _classification;
    private int _steps;

    public void Add(StepLosses losses)
    {
        _total += losses.Total;
        _regression += losses.Regression;
        _classification += losses.Classification;
        _steps++;
    }

    public StepLosses TakeMean()
    {
        int steps = Math.Max(1, _steps);
        var mean = new StepLosses((float)(_total / steps), (float)(_regression / steps), (float)(_classification / steps));
        (_total, _regression, _classification, _steps) = (0, 0, 0, 0);
        return mean;
    }
}
