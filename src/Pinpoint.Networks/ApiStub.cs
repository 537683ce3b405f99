#pragma warning disable
namespace Pinpoint.Networks;
public sealed class PatchNetwork { public NetworkArchitecture Architecture; public static PatchNetwork Create(NetworkArchitecture a, WeightInitialization i, ulong seed)=>throw new Exception(); public void Predict(ReadOnlySpan<float> p,int batch,Span<float> d,Span<float> c,NetworkWorkspace w){} }
public sealed class NetworkWorkspace : IDisposable { public NetworkWorkspace(NetworkArchitecture a,int maxBatch,WorkerTeam t){} public void Dispose(){} }
public enum LossKind { MeanSquaredError, Huber }
public readonly record struct StepLosses(float Total,float Regression,float Classification);
public sealed class TrainerOptions { public float Alpha; public LossKind Loss; public float HuberDelta, WeightDecay; public float? ClipNorm, AverageDecay; public ulong Seed; }
public sealed class NetworkTrainer : IDisposable { public NetworkTrainer(PatchNetwork n, TrainerOptions o,int b,WorkerTeam t){} public long StepCount; public StepLosses Step(ReadOnlySpan<float> p,int b,ReadOnlySpan<float> t,ReadOnlySpan<float> m,ReadOnlySpan<int> c,double lr)=>default; public PatchNetwork Snapshot()=>null; public PatchNetwork SnapshotAverage()=>null; public void Dispose(){} }
