using System.Reflection;
using System.Text.Json.Serialization;
using Pinpoint.Export;
using Pinpoint.Models;
using Pinpoint.Trust;

namespace Pinpoint.Tests.Architecture;

/// <summary>
/// What is written as JSON by its properties leaves out the internal ones in silence: one that becomes internal would vanish from the file, and no reader of
/// earlier files would miss it.
/// </summary>
public sealed class WrittenMembersTests
{
    [Fact]
    public void Internal_members_of_written_records_say_whether_they_are_written()
    {
        Type[] written = [.. Reached([
            typeof(ModelProvenance), typeof(Calibration), typeof(SearchSpaceFacts), typeof(ExportedSpace), typeof(ExportedRefinement), typeof(TrainingPlan),
            typeof(CalibrationSet),
        ])];
        written.ShouldContain(typeof(CaseDescriptor));
        written.Length.ShouldBeGreaterThan(10);

        written.SelectMany(Silent).ShouldBeEmpty();
    }

    [Fact]
    public void A_silent_member_is_found()
    {
        Silent(typeof(Lossy)).ShouldBe(["Lossy.Lost"]);
    }

    private static IEnumerable<string> Silent(Type type) => type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(property => property.SetMethod is not null && property.GetMethod is { IsPublic: false })
        .Where(property => property.GetCustomAttribute<JsonIncludeAttribute>() is null && property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
        .Select(property => $"{type.Name}.{property.Name}");

    private static HashSet<Type> Reached(IEnumerable<Type> roots)
    {
        var reached = new HashSet<Type>();
        var waiting = new Stack<Type>(roots);
        while (waiting.TryPop(out Type? type))
        {
            foreach (Type part in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments())
            {
                waiting.Push(part);
            }

            if (type.Assembly.GetName().Name!.StartsWith("Pinpoint", StringComparison.Ordinal) && !type.IsEnum && reached.Add(type))
            {
                foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                {
                    waiting.Push(property.PropertyType);
                }
            }
        }

        return reached;
    }

    private sealed record Lossy(int Kept)
    {
        [JsonInclude]
        internal int Included { get; init; }

        [JsonIgnore]
        internal int Ignored { get; init; }

        internal int Lost { get; init; }
    }
}
