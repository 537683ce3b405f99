namespace Pinpoint.Networks;

/// <summary>Argument checks that the base class library has no helper for.</summary>
internal static class ThrowHelper
{
    public static void IfLengthDiffers(int actual, long expected, string name)
    {
        if (actual != expected)
        {
            throw new ArgumentException(Invariant($"{name} has {actual} values where {expected} are needed."), name);
        }
    }
}
