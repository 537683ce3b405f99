using TorchSharp;

namespace Pinpoint.TorchPeer;

/// <summary>The patches of a run.</summary>
/// <param name="network">The network.</param>
/// <param name="patches">Patches for the largest batch, channels last.</param>
internal sealed class TorchWork(TorchNetwork network, float[] patches)
{
    private readonly Dictionary<int, torch.Tensor> _batches = [];

    /// <summary>The first patches of the run as a tensor.</summary>
    public torch.Tensor PatchesOf(int batch)
    {
        if (!_batches.TryGetValue(batch, out torch.Tensor? tensor))
        {
            long rows = (long)batch * network.Groups;
            long[] sides = [rows, .. network.Sides];
            int values = (int)sides.Aggregate((left, right) => left * right);
            tensor = network.InputOf(torch.tensor(patches[..values], sides));
            _batches.Add(batch, tensor);
        }

        return tensor;
    }

    /// <summary>The displacements of the first patches.</summary>
    public float[] Forward(int batch)
    {
        torch.Tensor input = PatchesOf(batch);
        using var scope = torch.NewDisposeScope();
        using IDisposable inference = torch.inference_mode(mode: true);
        return network.Run(input)[network.Displacements].data<float>().ToArray();
    }
}
