using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>Pinpoint among its peers.</summary>
internal sealed class OwnEngine(BenchmarkNetwork form, int threads) : IContender
{
    private const double LearningRate = 1e-4;
    private readonly WorkerTeam _team = new(threads);
    private readonly List<IDisposable> _owned = [];
    private readonly Dictionary<(PeerTask Task, int Batch), Action> _actions = [];

    public string Name => "Pinpoint";

    public Spent Run(PeerTask task, int batch, int repeats)
    {
        if (!_actions.TryGetValue((task, batch), out Action? action))
        {
            var work = new NetworkWorkload(form, batch);
            action = task switch
            {
                PeerTask.Forward => Forward(work),
                PeerTask.Step => Step(work),
            };
            _actions.Add((task, batch), action);
        }

        return Spent.On(action, repeats);
    }

    public float[] Answer(int batch)
    {
        var work = new NetworkWorkload(form, batch);
        Forward(work)();
        return work.Displacements;
    }

    public void Dispose()
    {
        foreach (IDisposable one in _owned)
        {
            one.Dispose();
        }

        _team.Dispose();
    }

    private Action Forward(NetworkWorkload work)
    {
        NetworkWorkspace workspace = Own(new NetworkWorkspace(work.Network, work.Batch, _team));
        return () => work.Network.Predict(work.Patches, work.Batch, work.Displacements, work.Logits, workspace);
    }

    private Action Step(NetworkWorkload work)
    {
        NetworkTrainer trainer = Own(new NetworkTrainer(work.Network, form.Training, work.Batch, _team));
        return () => trainer.Step(work.Patches, work.Batch, work.Targets, work.Weights, work.Classes, LearningRate);
    }

    private T Own<T>(T one)
        where T : IDisposable
    {
        _owned.Add(one);
        return one;
    }
}
