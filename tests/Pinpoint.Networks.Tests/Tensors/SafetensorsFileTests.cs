using System.Buffers.Binary;
using System.Text;
using Pinpoint.Testing;

namespace Pinpoint.Networks.Tests.Tensors;

public sealed class SafetensorsFileTests
{
    [Fact]
    public void Every_type_survives_a_round_trip()
    {
        using var folder = new TemporaryFolder();
        SafetensorsTensor[] tensors =
        [
            SafetensorsTensor.FromBytes("bytes", [3], [1, 2, 255]),
            SafetensorsTensor.FromHalves("half", [1, 2], [(Half)0.5, (Half)(-3)]),
            SafetensorsTensor.FromSingles("single", [2, 2], [1, -0f, float.NaN, float.MaxValue]),
            SafetensorsTensor.FromDoubles("double", [], [Math.PI]),
            SafetensorsTensor.FromIntegers("whole", [2], [long.MinValue, 7]),
            SafetensorsTensor.FromSingles("empty", [0, 5], []),
        ];
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["names"] = "Käfer \"x\"\n", ["a"] = string.Empty };
        SafetensorsFile.Write(folder.File("file"), tensors, metadata);
        var file = SafetensorsFile.Read(folder.File("file"));
        file.Metadata.ShouldBe(metadata, ignoreOrder: true);
        file.Tensors.Count.ShouldBe(tensors.Length);
        foreach (SafetensorsTensor tensor in tensors)
        {
            SafetensorsTensor read = file.Require(tensor.Name, tensor.Shape);
            read.Type.ShouldBe(tensor.Type);
            read.Data.SequenceEqual(tensor.Data).ShouldBeTrue();
        }

        file.Find("half")!.ToSingles().ShouldBe([0.5f, -3f]);
        file.Find("double")!.ToDoubles().ShouldBe([Math.PI]);
        file.Find("whole")!.ToIntegers().ShouldBe([long.MinValue, 7]);
    }

    [Fact]
    public void A_seal_holds_for_the_opened_and_the_read_file_whatever_the_order_of_what_was_given()
    {
        using var folder = new TemporaryFolder();
        float[] values = [.. Enumerable.Range(0, 100_000).Select(i => i / 8f)];
        SafetensorsTensor[] tensors = [SafetensorsTensor.FromSingles("b", [100_000], values), SafetensorsTensor.FromDoubles("a", [1], [2])];
        SafetensorsFile.WriteSealed(folder.File("one"), tensors, new Dictionary<string, string>(StringComparer.Ordinal) { ["x"] = "1", ["y"] = "2" });
        SafetensorsFile.WriteSealed(
            folder.File("two"), tensors.Reverse(), new Dictionary<string, string>(StringComparer.Ordinal) { ["y"] = "2", ["x"] = "1" });

        File.ReadAllBytes(folder.File("two")).ShouldBe(File.ReadAllBytes(folder.File("one")));
        SafetensorsFile.Read(folder.File("one")).CheckSeal().ShouldBeTrue();
        using var opened = SafetensorsFile.Open(folder.File("one"));
        opened.CheckSeal().ShouldBeTrue();

        // What was read can be written, and sealed, again.
        SafetensorsFile.WriteSealed(folder.File("two"), opened.Tensors, opened.Metadata);
        File.ReadAllBytes(folder.File("two")).ShouldBe(File.ReadAllBytes(folder.File("one")));
    }

    [Theory]
    [InlineData("a", "x", 1)]
    [InlineData("b", "y", 1)]
    [InlineData("b", "x", 2)]
    public void Another_name_key_or_value_breaks_a_seal(string name, string key, double value)
    {
        using var folder = new TemporaryFolder();
        SafetensorsFile.WriteSealed(folder.File("sealed"), [SafetensorsTensor.FromDoubles("b", [1], [1])], Metadata("x", "words"));
        string seal = SafetensorsFile.Read(folder.File("sealed")).Metadata["sha256"];
        SafetensorsFile.Write(
            folder.File("changed"), [SafetensorsTensor.FromDoubles(name, [1], [value])],
            new Dictionary<string, string>(StringComparer.Ordinal) { [key] = "words", ["sha256"] = seal });

        Should.Throw<BadInputException>(() => SafetensorsFile.Read(folder.File("changed")).CheckSeal()).Message.ShouldStartWith(
            $"{folder.File("changed")}: metadata 'sha256': is not the checksum");
        SafetensorsFile.Write(folder.File("plain"), [SafetensorsTensor.FromDoubles("b", [1], [1])], Metadata("x", "words"));
        SafetensorsFile.Read(folder.File("plain")).CheckSeal().ShouldBeFalse();
    }

    [Fact]
    public void An_opened_file_reads_the_same_values_as_one_read_whole_until_it_is_closed()
    {
        using var folder = new TemporaryFolder();
        float[] values = [.. Enumerable.Range(0, 20_000).Select(i => i / 8f)];
        SafetensorsFile.Write(
            folder.File("a"),
            [SafetensorsTensor.FromSingles("one", [20_000], values), SafetensorsTensor.FromHalves("half", [20_000], [.. values.Select(value => (Half)value)])],
            Metadata("x", "y"));
        var file = SafetensorsFile.Open(folder.File("a"));
        file.Metadata.ShouldBe(SafetensorsFile.Read(folder.File("a")).Metadata);
        float[] some = new float[9_000];
        file.Find("one")!.ReadSingles(7, some);
        some.ShouldBe(values[7..9_007]);
        file.Find("half")!.ReadSingles(11_000, some);
        some.ShouldBe([.. values[11_000..].Select(value => (float)(Half)value)]);
        file.Find("half")!.ToSingles().ShouldBe([.. values.Select(value => (float)(Half)value)]);
        file.Dispose();
        Should.Throw<ObjectDisposedException>(() => file.Find("one")!.ToSingles());
    }

    [Fact]
    public void A_file_that_shrinks_after_it_was_opened_is_refused()
    {
        using var folder = new TemporaryFolder();
        SafetensorsFile.Write(folder.File("a"), [SafetensorsTensor.FromSingles("one", [1000], new float[1000])], Metadata());
        using var file = SafetensorsFile.Open(folder.File("a"));
        using (var stream = new FileStream(folder.File("a"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            stream.SetLength(stream.Length - 4);
        }

        Should.Throw<BadInputException>(() => file.Find("one")!.ToSingles()).Message.ShouldContain("tensor one");
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes_in_any_order()
    {
        using var folder = new TemporaryFolder();
        SafetensorsTensor one = SafetensorsTensor.FromSingles("one", [1], [1]);
        SafetensorsTensor two = SafetensorsTensor.FromDoubles("two", [1], [2]);
        SafetensorsFile.Write(folder.File("a"), [one, two], Metadata("x", "y"));
        SafetensorsFile.Write(folder.File("b"), [two, one], Metadata("y", "x"));
        File.ReadAllBytes(folder.File("a")).ShouldBe(File.ReadAllBytes(folder.File("b")));
        Should.Throw<ArgumentException>(() => SafetensorsFile.Write(folder.File("c"), [one, one], Metadata()));
        File.Exists(folder.File("c")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "overlaps")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", 12, "gap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 12, "belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", 8, "cut short")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "does not fit")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296,4],"data_offsets":[0,8]}}""", 8, "does not fit")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}""", 8, "shape[0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}}""", 8, "shape[0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", 8, "data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775807]}}""", 8, "2 GiB")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,92233720368547758070]}}""", 8, "data_offsets[1]")]
    [InlineData("""{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}""", 8, "dtype")]
    [InlineData("""{"a":{"dtype":"2","shape":[1],"data_offsets":[0,8]}}""", 8, "dtype")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,8]}}""", 8, "dtype")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,8]}}""", 8, "shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2],"data_offsets":[0,8]}}""", 8, "shape")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}}""", 8, "header")]
    [InlineData("""{"a":7}""", 0, "tensor a")]
    [InlineData("""{"a\nb":7}""", 0, "tensor a b")]
    [InlineData("""{"a\ud800":7}""", 0, "header")]
    [InlineData("""{"__metadata__":{"x":1}}""", 0, "__metadata__.x")]
    [InlineData("""{"__metadata__":[]}""", 0, "__metadata__")]
    [InlineData("""[]""", 0, "no JSON object")]
    [InlineData("""{"a":""", 0, "JSON")]
    [InlineData("""{"a":[[[[[[[[[[1]]]]]]]]]]}""", 0, "JSON")]
    public void A_malformed_header_is_refused_with_its_place(string header, int data, string expected)
    {
        BadInputException exception = Should.Throw<BadInputException>(() => SafetensorsFile.Read("model.safetensors", Bytes(header, data)));
        exception.Message.ShouldStartWith("model.safetensors: ");
        exception.Message.ShouldContain(expected);
        exception.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        byte[] whole = Bytes("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", 12);
        SafetensorsFile.Read("whole", whole).Tensors.Count.ShouldBe(1);
        for (int length = 0; length < whole.Length; length++)
        {
            Should.Throw<BadInputException>(() => SafetensorsFile.Read("cut", whole[..length]));
        }
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 62)]
    [InlineData(100_000_001UL)]
    public void A_giant_header_length_takes_no_memory(ulong length)
    {
        byte[] bytes = new byte[64];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<BadInputException>(() => SafetensorsFile.Read("giant", bytes)).Message.ShouldContain("announces a header");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void A_pipe_is_refused()
    {
        if (OperatingSystem.IsLinux())
        {
            using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
            string path = $"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}";
            Should.Throw<BadInputException>(() => SafetensorsFile.Read(path)).Message.ShouldContain("pipe");
            Should.Throw<BadInputException>(() => SafetensorsFile.Open(path)).Message.ShouldContain("pipe");
        }
    }

    [Fact]
    public void A_missing_file_and_a_missing_tensor_are_named()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<BadInputException>(() => SafetensorsFile.Read(folder.File("none"))).Message.ShouldContain("none");
        SafetensorsFile.Write(folder.File("file"), [SafetensorsTensor.FromSingles("one", [1], [1])], Metadata());
        var file = SafetensorsFile.Read(folder.File("file"));
        Should.Throw<BadInputException>(() => file.Require("two", [1])).Message.ShouldContain("tensor two");
        Should.Throw<BadInputException>(() => file.Require("one", [2])).Message.ShouldContain("[1] where [2]");
        Should.Throw<BadInputException>(() => file.RequireInteger("step"));
    }

    private static byte[] Bytes(string header, int data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        return [.. length, .. text, .. new byte[data]];
    }

    private static Dictionary<string, string> Metadata(params string[] keys) => keys.ToDictionary(key => key, key => key, StringComparer.Ordinal);
}
