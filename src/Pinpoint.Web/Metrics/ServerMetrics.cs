using System.Collections.Concurrent;
using Pinpoint.Web.Archives;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Metrics;

/// <summary>What the server counts.</summary>
internal sealed class ServerMetrics(PredictionGate gate, MemoryBudget memory)
{
    private static readonly double[] Bounds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
    private readonly ConcurrentDictionary<(string Route, int Status), long> _requests = new();
    private readonly long[] _archived = new long[Enum.GetValues<ArchiveResult>().Length];
    private readonly Lock _lock = new();
    private readonly long[] _buckets = new long[Bounds.Length + 1];
    private double _seconds;

    /// <summary>How long it usually takes until a place is free: for <c>Retry-After</c>.</summary>
    public TimeSpan UsualWait
    {
        get
        {
            lock (_lock)
            {
                long count = _buckets.Sum();
                return TimeSpan.FromSeconds(Math.Clamp(count == 0 ? 1 : Math.Ceiling(_seconds / count), 1, 60));
            }
        }
    }

    /// <summary>Counts an answered request.</summary>
    public void Answered(string route, int status) => _requests.AddOrUpdate((route, status), 1, (_, count) => count + 1);

    /// <summary>Counts a search.</summary>
    public void Searched(TimeSpan duration)
    {
        int bucket = Array.FindIndex(Bounds, bound => duration.TotalSeconds <= bound);
        lock (_lock)
        {
            _buckets[bucket < 0 ? Bounds.Length : bucket]++;
            _seconds += duration.TotalSeconds;
        }
    }

    /// <summary>How many scans of the archive wait; null where there is no archive.</summary>
    public Func<int>? ArchiveWaiting { get; set; }

    /// <summary>Counts a scan of the archive that left the queue.</summary>
    public void Archived(ArchiveResult result) => Interlocked.Increment(ref _archived[(int)result]);

    /// <summary>All figures in Prometheus' text format, version 0.0.4.</summary>
    public string Text()
    {
        var text = new PrometheusText();
        text.Begin("pinpoint_requests_total", "counter", "Requests by route and status.");
        foreach (var ((route, status), count) in _requests.OrderBy(pair => pair.Key.Route, StringComparer.Ordinal).ThenBy(pair => pair.Key.Status))
        {
            text.Sample("pinpoint_requests_total", count, ("route", route), ("status", $"{status}"));
        }

        text.Single("pinpoint_predictions_in_progress", "gauge", "Predictions that are being searched.", gate.Running);
        text.Single("pinpoint_predictions_waiting", "gauge", "Predictions whose scan is being read or that stand in line.", gate.Waiting);
        text.Single("pinpoint_scan_memory_bytes", "gauge", "Memory that the scans under way have reserved.", memory.Taken);
        Durations(text);
        if (ArchiveWaiting is { } waiting)
        {
            text.Single("pinpoint_archive_waiting", "gauge", "Scans of the archive that wait.", waiting());
            text.Begin("pinpoint_archive_scans_total", "counter", "Scans of the archive that left the queue, by result.");
            foreach (ArchiveResult result in Enum.GetValues<ArchiveResult>())
            {
                text.Sample("pinpoint_archive_scans_total", Interlocked.Read(ref _archived[(int)result]), ("result", result.ToString().ToLowerInvariant()));
            }
        }

        text.Single("process_resident_memory_bytes", "gauge", "Resident memory of the process.", Environment.WorkingSet);
        text.Single("process_cpu_seconds_total", "counter", "Processor time of the process.", Environment.CpuUsage.TotalTime.TotalSeconds);
        text.Single("dotnet_gc_heap_bytes", "gauge", "Bytes on the managed heap.", GC.GetTotalMemory(false));
        return text.ToString();
    }

    private void Durations(PrometheusText text)
    {
        const string Name = "pinpoint_search_seconds";
        text.Begin(Name, "histogram", "Duration of searches, without upload and waiting.");
        lock (_lock)
        {
            long sum = 0;
            for (int i = 0; i < _buckets.Length; i++)
            {
                sum += _buckets[i];
                text.Sample(Name + "_bucket", sum, ("le", i < Bounds.Length ? $"{Bounds[i]}" : "+Inf"));
            }

            text.Sample(Name + "_sum", _seconds);
            text.Sample(Name + "_count", sum);
        }
    }
}
