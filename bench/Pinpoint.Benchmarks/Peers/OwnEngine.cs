using Pinpoint.Methods;
using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>Pinpoint among its peers, within this process.</summary>
internal sealed class OwnEngine(int landmarks, int threads) : IContender, IDisposable
{
    public const string Forward = "forward";
    public const string Step = "step";
    public const string SampledStep = "sampled step";
    private readonly Dictionary<int, PaperWorkload> _works = [];
    private readonly WorkerTeam _team = new(threads);
    private readonly List<IDisposable> _owned = [];
    private readonly Dictionary<(string Task, int Batch), Action> _actions = [];

    public string Name => "Pinpoint";

    public double Seconds(string task, int batch, int repeats)
    {
        if (!_actions.TryGetValue((task, batch), out Action? action))
        {
            action = Prepare(task, batch);
            _actions.Add((task, batch), action);
        }

        return Medians.Time(action, repeats);
    }

    public void Dispose()
    {
        foreach (IDisposable one in _owned)
        {
            one.Dispose();
        }

        _team.Dispose();
    }

    private Action Prepare(string task, int batch)
    {
        if (task == SampledStep)
        {
            SearchStage stage = Own(TrainingWorkload.CreateStage(landmarks, batch, _team));
            return () => stage.TakeStep(0);
        }

        if (!_works.TryGetValue(batch, out PaperWorkload? work))
        {
            work = new PaperWorkload(landmarks, batch);
            _works.Add(batch, work);
        }

        if (task == Step)
        {
            NetworkTrainer trainer = Own(new NetworkTrainer(work.Network, new TrainerOptions(), batch, _team));
            return () => trainer.Step(work.Patches, batch, work.Targets, [], work.Classes, 1e-4);
        }

        NetworkWorkspace workspace = Own(new NetworkWorkspace(work.Network, batch, _team));
        return () => work.Network.Predict(work.Patches, batch, work.Displacements, work.Logits, workspace);
    }

    private T Own<T>(T one)
        where T : IDisposable
    {
        _owned.Add(one);
        return one;
    }
}
