using TorchSharp;

namespace Pinpoint.TorchPeer;

/// <summary>A training step like Pinpoint's: forward, joint loss, backward, clipping, AdamW; without drop-out and the running average of the weights.</summary>
internal sealed class TorchTraining
{
    private readonly TorchNetwork _network;
    private readonly bool _huber;
    private readonly string _directions;
    private readonly FusedAdam _adam;
    private readonly Dictionary<int, (torch.Tensor Targets, torch.Tensor Classes)> _truths = [];

    public TorchTraining(TorchNetwork network, bool huber, string directions, float clip, float decay, int threads)
    {
        (_network, _huber, _directions) = (network, huber, directions);
        _adam = new FusedAdam([.. network.Parameters], clip, decay, threads);
    }

    public void Step(torch.Tensor patches, int batch)
    {
        using var scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> answers = _network.Run(patches);
        torch.Tensor displacements = answers[_network.Displacements];
        torch.Tensor? logits = _network.Logits is { } name ? answers[name] : null;
        var (targets, classes) = TruthOf(displacements, logits, batch);
        torch.Tensor loss = _huber
            ? torch.nn.functional.huber_loss(displacements, targets)
            : torch.nn.functional.mse_loss(displacements, targets);
        if (logits is not null)
        {
            torch.Tensor direction = _directions == "softmax"
                ? torch.nn.functional.cross_entropy(logits, classes)
                : torch.nn.functional.cross_entropy(logits.reshape(-1, 2), classes);
            loss = (0.5 * loss) + (0.5 * direction);
        }

        loss.backward();
        _adam.Step();
    }

    private (torch.Tensor Targets, torch.Tensor Classes) TruthOf(torch.Tensor displacements, torch.Tensor? logits, int batch)
    {
        if (!_truths.TryGetValue(batch, out var truth))
        {
            torch.Tensor targets = torch.randn(displacements.shape).DetachFromDisposeScope();
            long classes = _directions == "softmax" ? logits?.shape[1] ?? 1 : 2;
            long rows = _directions == "softmax" ? batch : displacements.NumberOfElements;
            truth = (targets, torch.randint(0, classes, [rows], torch.int64).DetachFromDisposeScope());
            _truths.Add(batch, truth);
        }

        return truth;
    }
}
