namespace Pinpoint.Cli.Tests;

/// <summary>The tests that share the tiny heads, which none of them changes.</summary>
[CollectionDefinition(Name)]
public sealed class TinyHeadsCollection : ICollectionFixture<TinyHeads>
{
    public const string Name = "tiny heads";
}
