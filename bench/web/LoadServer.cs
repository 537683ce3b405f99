#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

// Sends scans to a running 'pinpoint serve' on loopback: dotnet run bench/web/LoadServer.cs ADDRESS MODEL FOLDER [PREDICTIONS [CLIENTS]]
// First each scan alone, which gives the right answers; then many clients at once, every tenth of which hangs up in the midst of a request before it
// asks again. Every answer is compared, digit by digit; a request may be turned away with 429 and is then sent again.
var address = new Uri(args[0]);
if (!address.IsLoopback)
{
    Console.Error.WriteLine("only a server on this machine may be loaded");
    return 2;
}

string predict = $"/api/v1/models/{args[1]}/predict";
byte[][] scans = [.. Directory.GetFiles(args[2]).Order(StringComparer.Ordinal).Take(8).Select(File.ReadAllBytes)];
int predictions = args.Length > 3 ? int.Parse(args[3]) : 200;
int clients = args.Length > 4 ? int.Parse(args[4]) : 8;
using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(30) };
var expected = new string[scans.Length];
for (int i = 0; i < scans.Length; i++)
{
    expected[i] = Landmarks(await (await Send(scans[i])).EnsureSuccessStatusCode().Content.ReadAsStringAsync());
}

Console.WriteLine(
    $"{scans.Length} scans, {expected.Distinct(StringComparer.Ordinal).Count()} different answers; " +
    $"{scans.Sum(scan => scan.Length) / 1e6 / scans.Length:0.0} MB a scan");
int next = 0, right = 0, wrong = 0, turnedAway = 0, hungUp = 0, lost = 0;
var memory = new List<(int Done, double Mebibytes)>();
var seconds = new List<double>();
var clock = Stopwatch.StartNew();
Task[] work = [.. Enumerable.Range(0, clients).Select(async client =>
{
    for (int number; (number = Interlocked.Increment(ref next) - 1) < predictions;)
    {
        if (number % 10 == 0)
        {
            await HangUp(scans[number % scans.Length]);
            Interlocked.Increment(ref hungUp);
        }

        var watch = Stopwatch.StartNew();
        HttpResponseMessage answer = await Send(scans[number % scans.Length]);
        while (answer.StatusCode == HttpStatusCode.TooManyRequests)
        {
            Interlocked.Increment(ref turnedAway);
            await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value);
            watch.Restart();
            answer = await Send(scans[number % scans.Length]);
        }

        if (answer.StatusCode != HttpStatusCode.OK)
        {
            Interlocked.Increment(ref lost);
            Console.WriteLine($"lost: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            continue;
        }

        bool same = Landmarks(await answer.Content.ReadAsStringAsync()) == expected[number % scans.Length];
        Interlocked.Increment(ref same ? ref right : ref wrong);
        lock (seconds)
        {
            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        if (number % 20 == 19)
        {
            double resident = await Figure("process_resident_memory_bytes") / (1 << 20);
            lock (memory)
            {
                memory.Add((number + 1, resident));
            }
        }
    }
})];
await Task.WhenAll(work);
await Task.Delay(1000);
seconds.Sort();
Console.WriteLine(
    $"{predictions} predictions from {clients} clients in {clock.Elapsed.TotalSeconds:0.0} s: {right} right, {wrong} wrong, {lost} lost, {turnedAway} " +
    $"times turned away (429), {hungUp} clients hung up");
Console.WriteLine(
    $"seconds from sending to answer: median {seconds[seconds.Count / 2]:0.00}, 95 % {seconds[seconds.Count * 95 / 100]:0.00}, longest {seconds[^1]:0.00}");
Console.WriteLine(
    "resident memory in MiB after so many predictions: " +
    $"{string.Join(", ", memory.OrderBy(item => item.Done).Select(item => $"{item.Done}: {item.Mebibytes:0}"))}");
Console.WriteLine(
    $"at rest: {await Figure("pinpoint_predictions_in_progress"):0} in progress, {await Figure("pinpoint_predictions_waiting"):0} waiting, " +
    $"{await Figure("pinpoint_scan_memory_bytes"):0} bytes reserved, {await Figure("process_resident_memory_bytes") / (1 << 20):0} MiB resident");
return wrong + lost == 0 ? 0 : 1;

Task<HttpResponseMessage> Send(byte[] scan) => http.PostAsync(predict + "?name=scan.nii.gz", new ByteArrayContent(scan));

static string Landmarks(string json)
{
    using var document = JsonDocument.Parse(json);
    return document.RootElement.GetProperty("landmarks").GetRawText();
}

async Task<double> Figure(string name) =>
    double.Parse((await http.GetStringAsync("/api/v1/metrics")).Split('\n').First(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ')[1]);

// Half of a scan, and then nobody is there any more.
async Task HangUp(byte[] scan)
{
    using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    await socket.ConnectAsync(address.Host, address.Port);
    await socket.SendAsync(Encoding.ASCII.GetBytes($"POST {predict} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Length: {scan.Length}\r\n\r\n"));
    await socket.SendAsync(scan.AsMemory(0, scan.Length / 2));
    await Task.Delay(50);
}
