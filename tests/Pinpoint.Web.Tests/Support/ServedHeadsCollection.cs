namespace Pinpoint.Web.Tests.Support;

/// <summary>The tests that share the served heads, which none of them changes.</summary>
[CollectionDefinition(Name)]
public sealed class ServedHeadsCollection : ICollectionFixture<ServedHeads>
{
    public const string Name = "served heads";
}
