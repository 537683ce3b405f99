namespace Pinpoint.Networks;

/// <summary>A named tensor of the network and where its values stand in the engine's flat parameters.</summary>
/// <param name="Name">The name in model files, for example <c>conv1.weight</c>.</param>
/// <param name="Shape">Its shape in C order: <c>[O, I, 3, 3]</c>, <c>[O, I]</c> or <c>[O]</c>.</param>
/// <param name="Offset">First value of its region in the flat parameters.</param>
/// <param name="RegionLength">Values of its region, surplus ones included.</param>
/// <param name="FanIn">Inputs that one output sums over.</param>
/// <param name="Place">From the C-order index to the place in the region: always the sum of one number for the row (the output) and one for the place within
/// the row.</param>
internal sealed record ParameterTensor(string Name, IReadOnlyList<long> Shape, long Offset, long RegionLength, int FanIn, Func<long, long> Place)
{
    public long Length => Shape.Aggregate(1L, (product, side) => product * side);

    public bool IsBias => Shape.Count == 1;

    public bool IsOutputLayer => Name.Contains(".out.", StringComparison.Ordinal);
}
