using Pinpoint.Models;

namespace Pinpoint.Methods;

/// <summary>The methods that this program has: PIN, and those that were added.</summary>
internal static class LandmarkMethods
{
    private static readonly PinMethod Pin = new();
    private static readonly Lock Gate = new();
    private static volatile IReadOnlyList<LandmarkMethod> _all = [Pin];

    /// <summary>All methods, PIN first. The list never changes; another takes its place when a method is added.</summary>
    public static IReadOnlyList<LandmarkMethod> All => _all;

    /// <summary>The method of a plan.</summary>
    public static LandmarkMethod Of(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Method is not { } part
            ? Pin
            : _all.FirstOrDefault(method => method.Part?.Key == part.Key)
                ?? throw new UsageException(
                    $"The plan is one of a method that this program does not have (key '{part.Key}'); it has " +
                    $"{string.Join(", ", _all.Select(method => method.Name))}.");
    }

    /// <summary>Adds a method to this program; one of the same name stays.</summary>
    internal static void Add(LandmarkMethod method)
    {
        lock (Gate)
        {
            _all = _all.Any(other => other.Name == method.Name) ? _all : [.. _all, method];
        }

        if (method.Part is { } part)
        {
            MethodPlans.Add(part);
        }
    }
}
