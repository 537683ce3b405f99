namespace Pinpoint.Models;

/// <summary>The parts that a plan may have besides its own keys: one for each method other than PIN that this program has.</summary>
internal static class MethodPlans
{
    private static readonly Lock Gate = new();
    private static volatile IReadOnlyList<MethodPlan> _all = [];

    /// <summary>The parts as they are where no key is set. The list never changes; another takes its place when a method is added.</summary>
    public static IReadOnlyList<MethodPlan> All => _all;

    /// <summary>The part of a key; null where no method of this program has it.</summary>
    public static MethodPlan? Find(string key) => _all.FirstOrDefault(part => part.Key == key);

    /// <summary>Adds a method's part; one of the same key stays.</summary>
    public static void Add(MethodPlan part)
    {
        lock (Gate)
        {
            _all = Find(part.Key) is null ? [.. _all, part] : _all;
        }
    }
}
