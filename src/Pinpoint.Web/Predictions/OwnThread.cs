namespace Pinpoint.Web.Predictions;

/// <summary>Runs work that blocks or computes for long on a thread of its own, so that the few threads that serve requests stay free.</summary>
internal static class OwnThread
{
    public static Task Run(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
}
