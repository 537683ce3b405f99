using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pinpoint.Documents.Tests;

/// <summary>
/// Documents with every key filled in, or with every key null that may be, made from the records' own shape: a new key or document is in at once.
/// </summary>
internal static class FilledDocument
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Every record that is a document of its own.</summary>
    public static IReadOnlyList<Type> Kinds { get; } =
        [.. typeof(IDocument).Assembly
            .GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IDocument)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>All records that a record holds, itself first, each once.</summary>
    public static IReadOnlyList<Type> RecordsOf(Type root)
    {
        var found = new List<Type>();
        Visit(root);
        return found;

        void Visit(Type type)
        {
            Type item = ItemOf(type);
            if (item.Namespace == typeof(IDocument).Namespace && !found.Contains(item))
            {
                found.Add(item);
                foreach (PropertyInfo property in PropertiesOf(item))
                {
                    Visit(property.PropertyType);
                }
            }
        }
    }

    /// <summary>The properties that become keys.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type record) =>
        record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null);

    /// <summary>The key of a property.</summary>
    public static string KeyOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    public static bool MayBeNull(PropertyInfo property)
    {
        lock (Nullability)
        {
            return Nullability.Create(property).ReadState == NullabilityState.Nullable;
        }
    }

    /// <summary>The type of the items of lists and dictionaries, however deep; the type itself otherwise.</summary>
    public static Type ItemOf(Type type) => Nullable.GetUnderlyingType(type) is { } value ? ItemOf(value)
        : type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) && type.IsGenericType ? ItemOf(type.GetGenericArguments()[^1])
        : type;

    /// <summary>A record with all keys filled in, or with null wherever it may be.</summary>
    public static object Make(Type type, bool withNulls)
    {
        object made = RuntimeHelpers.GetUninitializedObject(type);
        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(item => item.GetParameters().Length).First();
        PropertyInfo[] properties = [.. PropertiesOf(type)];
        made = constructor.Invoke(
            [.. constructor.GetParameters().Select(parameter => Value(properties.Single(property => property.Name == parameter.Name), withNulls))]);
        foreach (PropertyInfo property in properties.Where(
            property => property.CanWrite && constructor.GetParameters().All(parameter => parameter.Name != property.Name)))
        {
            if (property.SetMethod!.IsPublic && property.Name is not ("Kind" or "Version"))
            {
                property.SetValue(made, Value(property, withNulls));
            }
        }

        return made;
    }

    private static object? Value(PropertyInfo property, bool withNulls) =>
        withNulls && MayBeNull(property) ? null : Value(property.PropertyType, property.Name, withNulls);

    private static object Value(Type type, string name, bool withNulls)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? $"{name} µ \"{name.Length}\""
            : plain == typeof(double) ? 0.1 + name.Length
            : plain == typeof(int) ? name.Length
            : plain == typeof(long) ? 10_000_000_000L + name.Length
            : plain == typeof(ulong) ? ulong.MaxValue
            : plain == typeof(bool) ? true
            : plain == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(2))
            : plain == typeof(JsonElement) ? JsonElement.Parse("""{"preset":"paper","steps":20}""")
            : plain == typeof(OrderedDictionary<string, double>)
                ? new OrderedDictionary<string, double>(StringComparer.Ordinal) { ["10"] = 0.5, ["2.5"] = 0.25 }
            : plain == typeof(OrderedDictionary<string, double?>)
                ? new OrderedDictionary<string, double?>(StringComparer.Ordinal) { ["10"] = 0.5, ["2"] = withNulls ? null : 1e-300 }
            : plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? List(plain.GetGenericArguments()[0], name, withNulls)
            : plain.Namespace == typeof(IDocument).Namespace ? Make(plain, withNulls)
            : throw new NotSupportedException($"{type} of {name}: say how it is filled");
    }

    // As they are read, for a comparison asks for the same types.
    private static IList List(Type item, string name, bool withNulls)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        list.Add(Value(item, name, withNulls));
        list.Add(Value(item, name + "2", withNulls));
        return list;
    }
}
