using System.Globalization;
using System.Runtime.InteropServices;
using Pinpoint.Benchmarks;
using Pinpoint.TorchPeer;
using TorchSharp;

// libtorch as a peer: Pinpoint.TorchPeer MODEL.onnx THREADS PATCHES LAYOUT LOSS DIRECTIONS CLIP DECAY GROUPS
// PATCHES holds patches as float32, channels last; LAYOUT is last or first, LOSS huber or squares, DIRECTIONS softmax, signs or none; CLIP is the largest norm
// of the gradient or 0, DECAY the weight decay, GROUPS the patch stacks of a sample. Says its name, then answers each line "Forward BATCH REPEATS" or
// "Step BATCH REPEATS" with the seconds of one by the clock and by the processor, and "Answer BATCH FILE" by writing the displacements into the file.
LibraryVersions.Relax(Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so"), "GLIBCXX_3.4.32");
float Number(int index) => float.Parse(args[index], CultureInfo.InvariantCulture);
int threads = (int)Number(1);
torch.set_num_threads(threads);
torch.set_num_interop_threads(1);
var network = new TorchNetwork(OnnxModel.Read(args[0]), args[3] == "last", (int)Number(8));
var training = new TorchTraining(network, args[4] == "huber", args[5], Number(6), Number(7), threads);
var work = new TorchWork(network, MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(args[2])).ToArray());

Console.WriteLine($"libtorch {Version.Parse(torch.__version__).ToString(fieldCount: 2)}");
while (Console.ReadLine()?.Split(' ') is [var task, var samples, var rest])
{
    int batch = int.Parse(samples, CultureInfo.InvariantCulture);
    if (task == "Answer")
    {
        File.WriteAllBytes(rest, MemoryMarshal.AsBytes(work.Forward(batch).AsSpan()));
        Console.WriteLine();
        continue;
    }

    torch.Tensor patches = work.PatchesOf(batch);
    Action action = task == "Step" ? () => training.Step(patches, batch) : () => network.Predict(patches);
    Spent spent = Spent.On(action, int.Parse(rest, CultureInfo.InvariantCulture));
    Console.WriteLine(Invariant($"{spent.Wall:R} {spent.Processor:R}"));
}
