using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Pinpoint.Preparation;

/// <summary>Work on many cases, several at once, with its progress.</summary>
internal static class ParallelPreparation
{
    /// <summary>Does the work on all cases.</summary>
    /// <param name="count">The number of cases.</param>
    /// <param name="workers">How many at once.</param>
    /// <param name="work">The work on a case by its number; tells whether its scan had to be read.</param>
    /// <param name="failed">Takes what the user can mend, by the case's number; null stops at the first failure.</param>
    /// <param name="progress">Is told after each case, one at a time.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="PinpointException">A case failed and <paramref name="failed"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static void Run(
        int count,
        int workers,
        Func<int, bool> work,
        Action<int, PinpointException>? failed,
        IProgress<PreparationProgress>? progress,
        CancellationToken cancellationToken)
    {
        if (count == 0)
        {
            return;
        }

        var clock = Stopwatch.StartNew();
        var told = new Lock();
        var failures = new ConcurrentDictionary<int, PinpointException>();
        int done = 0;
        int read = 0;

        // Several processes that prepare one cache begin at different places, and so make different scans.
        int first = Environment.ProcessId % count;
        void Work(int number, ParallelLoopState? state)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool isRead = true;
            int item = (first + number) % count;
            try
            {
                isRead = work(item);
            }
            catch (PinpointException exception)
            {
                failures.TryAdd(item, exception);
                if (failed is null)
                {
                    state?.Stop();
                    return;
                }
            }

            lock (told)
            {
                read += isRead ? 1 : 0;
                progress?.Report(new PreparationProgress(++done, count, read, clock.Elapsed));
            }
        }

        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(workers, 1, count), CancellationToken = cancellationToken };
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering), options, Work);
        }
        catch (AggregateException exception) when (exception.Flatten().InnerExceptions is [var inner, ..])
        {
            ExceptionDispatchInfo.Throw(inner);
        }

        foreach (var (item, exception) in failures.OrderBy(pair => pair.Key))
        {
            if (failed is null)
            {
                ExceptionDispatchInfo.Throw(exception);
            }

            failed(item, exception);
        }
    }
}
