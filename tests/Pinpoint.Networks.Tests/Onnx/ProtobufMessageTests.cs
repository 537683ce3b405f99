using FsCheck;
using FsCheck.Fluent;

namespace Pinpoint.Networks.Tests.Onnx;

public sealed class ProtobufMessageTests
{
    [Theory]
    [InlineData(1, 0, "08 00")]
    [InlineData(1, 127, "08 7F")]
    [InlineData(1, 128, "08 80 01")]
    [InlineData(3, 300, "18 AC 02")]
    [InlineData(20, 1, "A0 01 01")]
    [InlineData(1, -1, "08 FF FF FF FF FF FF FF FF FF 01")]
    [InlineData(1, long.MinValue, "08 80 80 80 80 80 80 80 80 80 01")]
    public void Integers_are_varints_with_the_lowest_bits_first(int number, long value, string bytes) =>
        Written(new ProtobufMessage().Add(number, value)).ShouldBe(bytes);

    [Fact]
    public void Texts_bytes_and_messages_stand_behind_their_lengths()
    {
        Written(new ProtobufMessage().Add(2, "gr\u00fcn")).ShouldBe("12 05 67 72 C3 BC 6E");
        Written(new ProtobufMessage().Add(9, new byte[] { 1, 2 }.AsMemory())).ShouldBe("4A 02 01 02");
        Written(new ProtobufMessage().Add(1, new ProtobufMessage().Add(1, 5).Add(2, new ProtobufMessage()))).ShouldBe("0A 04 08 05 12 00");
    }

    [Fact]
    public void The_size_is_the_bytes_written()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<(long[] Integers, string?[] Texts)>(), fields =>
        {
            ProtobufMessage inner = new ProtobufMessage().AddAll(7, fields.Integers).AddAll(100, fields.Texts.Select(text => text ?? ""));
            ProtobufMessage outer = new ProtobufMessage().AddAll(1, [inner, inner]).Add(2, 1);
            using var stream = new MemoryStream();
            outer.WriteTo(stream);
            return stream.Length == outer.Size && outer.Size > 2 * inner.Size;
        }).QuickCheckThrowOnFailure();
    }

    private static string Written(ProtobufMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return Convert.ToHexString(stream.ToArray()).Chunk(2).Aggregate("", (text, pair) => $"{text} {new string(pair)}").Trim();
    }
}
