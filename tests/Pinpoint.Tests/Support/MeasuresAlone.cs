namespace Pinpoint.Tests.Support;

/// <summary>Tests that read a counter of the whole process and therefore run while no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuresAlone
{
    public const string Name = "Measures alone";
}
