using System.Diagnostics;
using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>Brings the peers together: where they are installed, and the network's files for them.</summary>
internal sealed class PeerSetup
{
    private const string Python = "/usr/bin/python3";
    private readonly string _root = RepositoryRoot();
    private readonly string _folder = Directory.CreateTempSubdirectory("pinpoint-peers-").FullName;
    private readonly int _landmarks;

    /// <summary>Installs ONNX Runtime where it is missing, and exports the network with random weights.</summary>
    /// <exception cref="InvalidOperationException">A peer is missing and cannot be installed from here; the message says how.</exception>
    public PeerSetup(int landmarks)
    {
        _landmarks = landmarks;
        if (!Directory.Exists(Path.Combine(OnnxRuntimeFolder, "node_modules", "onnxruntime-node")))
        {
            Run("npm", "onnxruntime-node could not be installed; run 'npm ci --ignore-scripts --prefix tests/onnxruntime' (needs " +
                "Node.js)", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", OnnxRuntimeFolder);
        }

        Run(Python, "PyTorch is missing; run 'apt-get install --no-install-recommends python3-torch libopenblas0-pthread' (Debian 12)", "-c", "import torch");
        var work = new PaperWorkload(landmarks, 1);
        OnnxFile.Write(OwnExport, work.Network, "the paper's network with random weights", "0", new Dictionary<string, string>(StringComparer.Ordinal));
        Run(
            Python,
            "PyTorch could not export the network",
            TorchScript,
            "1",
            Text(landmarks),
            Text(SearchWorkload.Modes),
            Text(work.Architecture.PatchSize),
            TorchExport);
        PatchSize = work.Architecture.PatchSize;
    }

    private int PatchSize { get; }

    private string OnnxRuntimeFolder => Path.Combine(_root, "tests", "onnxruntime");

    private string TorchScript => Path.Combine(_root, "bench", "peers", "torch_peer.py");

    private string OwnExport => Path.Combine(_folder, "exported.onnx");

    private string TorchExport => Path.Combine(_folder, "channels_first.onnx");

    /// <summary>ONNX Runtime on the file that Pinpoint exports, which takes patches as Pinpoint does: channels last.</summary>
    public PeerProcess StartOnnxRuntime(int threads) => StartOnnxRuntime("ONNX Runtime", OwnExport, threads, $"{PatchSize},{PatchSize},{3 * _landmarks}");

    /// <summary>ONNX Runtime on the network as PyTorch exports it: channels first, as ONNX Runtime computes.</summary>
    public PeerProcess StartOnnxRuntimeChannelsFirst(int threads) =>
        StartOnnxRuntime("ONNX Runtime, channels first", TorchExport, threads, $"{3 * _landmarks},{PatchSize},{PatchSize}");

    public PeerProcess StartTorch(int threads) =>
        new("PyTorch", Python, TorchScript, Text(threads), Text(_landmarks), Text(SearchWorkload.Modes), Text(PatchSize));

    public void RemoveFiles() => Directory.Delete(_folder, recursive: true);

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string RepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Pinpoint.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Run this from within the repository: the peers' scripts lie in bench/peers.");
    }

    private static void Run(string program, string problem, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
            process.WaitForExit();
            if (process.ExitCode == 0)
            {
                return;
            }
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new InvalidOperationException(problem, exception);
        }

        throw new InvalidOperationException(problem);
    }

    private PeerProcess StartOnnxRuntime(string name, string model, int threads, string sides) =>
        new(name, "node", Path.Combine(_root, "bench", "peers", "onnxruntime_peer.mjs"), model, Text(threads), OnnxRuntimeFolder, sides);
}
