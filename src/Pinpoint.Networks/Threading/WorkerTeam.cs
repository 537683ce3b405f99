using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Pinpoint.Networks;

/// <summary>
/// A fixed set of threads that runs the items of a job without allocating. The caller is one of the threads. Idle threads spin for some
/// microseconds and then block, so several teams can share two cores. One <see cref="Run{TJob}"/> at a time.
/// </summary>
public sealed unsafe class WorkerTeam : IDisposable
{
    private const int SpinRounds = 60;
    private readonly Thread[] _threads;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly SemaphoreSlim _finished = new(0);

    // The generation of the running job in the high half, the number of its unclaimed items in the low half: one compare-and-swap both claims
    // an item and proves that the job whose fields were read is still running.
    private long _ticket;
    private int _items;
    private void* _job;
    private delegate*<void*, int, int, void> _execute;
    private int _completed;
    private int _sleepers;
    private int _callerSleeps;
    private int _running;
    private volatile bool _stopping;
    private Exception? _failure;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">Threads in all, the caller's among them.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not between 1 and 1024.</exception>
    public WorkerTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 1024);
        ThreadCount = threads;
        _threads = new Thread[threads - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int worker = i + 1;
            _threads[i] = new Thread(() => Work(worker)) { IsBackground = true, Name = Invariant($"Pinpoint worker {worker}") };
            _threads[i].Start();
        }
    }

    /// <summary>Threads in all, the caller's among them.</summary>
    public int ThreadCount { get; }

    /// <summary>Runs all items of <paramref name="job"/> and returns when the last is done; the first exception of an item is thrown here.</summary>
    /// <typeparam name="TJob">The job's struct.</typeparam>
    /// <param name="items">Number of items; 0 does nothing.</param>
    /// <param name="job">The job; every thread sees this one copy.</param>
    /// <exception cref="InvalidOperationException">The team is running another job, or this was called from inside a job of this team.</exception>
    /// <exception cref="ObjectDisposedException">The team has been disposed.</exception>
    public void Run<TJob>(int items, TJob job)
        where TJob : struct, IWorkerJob
    {
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        ObjectDisposedException.ThrowIf(_stopping, this);
        if (Interlocked.Exchange(ref _running, 1) != 0)
        {
            throw new InvalidOperationException("The worker team is busy; give every concurrent caller a team of its own.");
        }

        try
        {
            if (items == 1 || _threads.Length == 0)
            {
                for (int item = 0; item < items; item++)
                {
                    job.Execute(item, 0);
                }
            }
            else if (items > 0)
            {
                Share(items, Unsafe.AsPointer(ref job), &Invoke<TJob>);
            }
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        if (_threads.Length > 0)
        {
            _wake.Release(_threads.Length);
        }

        foreach (Thread thread in _threads)
        {
            thread.Join();
        }

        _wake.Dispose();
        _finished.Dispose();
    }

    private static void Invoke<TJob>(void* job, int item, int worker)
        where TJob : struct, IWorkerJob => Unsafe.AsRef<TJob>(job).Execute(item, worker);

    private void Share(int items, void* job, delegate*<void*, int, int, void> execute)
    {
        _items = items;
        _job = job;
        _execute = execute;
        _completed = 0;
        _failure = null;
        Interlocked.Exchange(ref _ticket, (((_ticket >> 32) + 1) << 32) | (uint)items);
        int sleepers = Volatile.Read(ref _sleepers);
        if (sleepers > 0)
        {
            _wake.Release(Math.Min(sleepers, items - 1));
        }

        Drain(0);
        AwaitCompletion();
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    /// <summary>Claims and runs items until none is left; tells whether it ran any.</summary>
    private bool Drain(int worker)
    {
        bool any = false;
        while (true)
        {
            long ticket = Volatile.Read(ref _ticket);
            int items = Volatile.Read(ref _items);
            void* job = _job;
            delegate*<void*, int, int, void> execute = _execute;
            int unclaimed = (int)ticket;
            if (unclaimed == 0)
            {
                return any;
            }

            if (Interlocked.CompareExchange(ref _ticket, ticket - 1, ticket) != ticket)
            {
                continue;
            }

            any = true;
            Perform(job, execute, items - unclaimed, worker);
            if (Interlocked.Increment(ref _completed) == items && Interlocked.Exchange(ref _callerSleeps, 0) == 1)
            {
                _finished.Release();
            }
        }
    }

    private void Perform(void* job, delegate*<void*, int, int, void> execute, int item, int worker)
    {
        try
        {
            execute(job, item, worker);
        }
#pragma warning disable CA1031 // Every exception of an item is handed to the caller of Run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, exception, null);
        }
    }

    private void AwaitCompletion()
    {
        for (int round = 0; round < SpinRounds; round++)
        {
            if (Volatile.Read(ref _completed) == _items)
            {
                return;
            }

            Pause(round);
        }

        // A worker that finished the job before this one may still hand out a permit, so a permit alone proves nothing.
        while (true)
        {
            Interlocked.Exchange(ref _callerSleeps, 1);
            if (Volatile.Read(ref _completed) == _items)
            {
                Interlocked.Exchange(ref _callerSleeps, 0);
                return;
            }

            _finished.Wait();
        }
    }

    private void Work(int worker)
    {
        while (!_stopping)
        {
            bool worked = false;
            for (int round = 0; round < SpinRounds && !worked; round++)
            {
                worked = Drain(worker);
                if (!worked)
                {
                    Pause(round);
                }
            }

            if (!worked)
            {
                Sleep();
            }
        }
    }

    private void Sleep()
    {
        Interlocked.Increment(ref _sleepers);
        // The job may have been posted between the last look and the line above; its poster would then not have counted this thread.
        if (!_stopping && (int)Interlocked.Read(ref _ticket) == 0)
        {
            _wake.Wait();
        }

        Interlocked.Decrement(ref _sleepers);
    }

    private static void Pause(int round)
    {
        if (round < SpinRounds / 2)
        {
            Thread.SpinWait(40);
        }
        else
        {
            // A thread of another team or process may hold the core that the awaited one needs.
            Thread.Yield();
        }
    }
}
