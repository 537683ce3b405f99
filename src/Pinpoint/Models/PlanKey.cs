namespace Pinpoint.Models;

/// <summary>
/// One key of a plan: plans are read, checked, written and documented by these rows. They are delegates and no reflection, for a model's plan is read at every
/// start of the program.
/// </summary>
/// <param name="name">The key in snake_case.</param>
/// <param name="values">The values that it may have.</param>
/// <param name="meaning">What it does, in one sentence; the same as the property's documentation.</param>
internal abstract class PlanKey(string name, PlanValues values, string meaning)
{
    /// <summary>The key in snake_case.</summary>
    public string Name { get; } = name;

    /// <summary>The values that it may have.</summary>
    public PlanValues Values { get; } = values;

    /// <summary>What it does.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>Whether a plan's JSON leaves the key out where it is <see cref="Unset"/>.</summary>
    public bool IsLeftOutWhereUnset { get; init; }

    /// <summary>The value where nobody set the key.</summary>
    public object? Unset { get; init; }

    /// <summary>What an object under this key holds; null where the value is no object.</summary>
    public PlanPart? Part { get; init; }

    /// <summary>The key's value in a plan.</summary>
    public abstract object? Of(object plan);

    /// <summary>The plan with another value, which must be one of <see cref="Values"/>.</summary>
    public abstract object With(object plan, object? value);
}

/// <summary>A key of one kind of plan.</summary>
/// <typeparam name="TPlan">The plan: that of a model, of a refinement, or of a method.</typeparam>
/// <param name="name">The key in snake_case.</param>
/// <param name="values">The values that it may have.</param>
/// <param name="meaning">What it does.</param>
/// <param name="of">Its value in a plan.</param>
/// <param name="with">The plan with another value.</param>
internal sealed class PlanKey<TPlan>(string name, PlanValues values, string meaning, Func<TPlan, object?> of, Func<TPlan, object?, TPlan> with)
    : PlanKey(name, values, meaning)
    where TPlan : class
{
    /// <inheritdoc/>
    public override object? Of(object plan) => of((TPlan)plan);

    /// <inheritdoc/>
    public override object With(object plan, object? value) => with((TPlan)plan, value);
}
