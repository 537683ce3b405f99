namespace Pinpoint.Networks.Tests.Support;

/// <summary>One output of an exported network.</summary>
internal sealed record OnnxAnswer(string Name, IReadOnlyList<long> Sides, float[] Values)
{
    /// <summary>Holds the values against ours, which must not all be near nothing.</summary>
    public void ShouldBeNear(float[] ours)
    {
        Values.Length.ShouldBe(ours.Length);
        ours.Select(Math.Abs).Max().ShouldBeGreaterThan(0.01f);
        for (int i = 0; i < ours.Length; i++)
        {
            ((double)Values[i]).ShouldBe(ours[i], 1e-4);
        }
    }
}
