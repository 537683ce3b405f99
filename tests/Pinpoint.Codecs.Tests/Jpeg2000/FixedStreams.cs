namespace Pinpoint.Codecs.Tests;

/// <summary>Small streams that opj_compress 2.5.0 made of <see cref="Picture.Formula"/>, so that the laws hold where it is not.</summary>
internal static class FixedStreams
{
    internal static (string Name, byte[] Code, Picture Picture)[] Lossless =>
    [
        (nameof(Plain), Plain, Picture.Formula(18, 13, 12, true)),
        (nameof(Everything), Everything, Picture.Formula(22, 17, 8, false)),
        (nameof(AllStyles), AllStyles, Picture.Formula(18, 13, 16, false)),
        (nameof(InBoxes), InBoxes, Picture.Formula(18, 13, 12, false)),
        (nameof(Region), Region, Picture.Formula(14, 9, 10, false)),
        (nameof(Changes), Changes, Picture.Formula(18, 13, 12, false)),
    ];

    /// <summary>Two decompositions, one tile, 12 bits with a sign.</summary>
    internal static byte[] Plain { get; } = Convert.FromBase64String(
        "/0//UQApAAAAAAASAAAADQAAAAAAAAAAAAAAEgAAAA0AAAAAAAAAAAABiwEB/1IADAAAAAEAAgQEAAH/XAAKQGBoaHBoaHD/kAAKAAAAAAEqAAH/k8/keBEd" +
        "wKYJ6H9Ya4gQopPJV2t9zVZXCf9qpVQW2ffbH8P2FoPzE4H5iIAdKPu/D+qnz6TC/JUTgdD54wD/hTapH2OFd5YxBXysh5nkskFDmJc7nQLYTuOI/yDLOKQv" +
        "QTqiNyOXx/KNB+ZzB+xej6VyzFmt95OPx/l54Ty/WXqmJL5K4jRzK4rcU4BDarFAGkyuoHcoLIl4FS99bzcQS7GdYqFeHyHkvE6VJ7OL8Ms/885NPxo2xxr8" +
        "iVjoq58EFJkbYytd2K3cElztzEsespmS2rZwIJ6lVZ1Hv9I5B9GSp6b40urQeRtnrSBNvxX5k6U4XAZGJP0JC/onw8jdhPJJWYB4DIiIb0QEksNcd75AKxF3" +
        "s0FlfP8u3Al0/9k=");

    /// <summary>Tiles and offsets, precincts, blocks of 4 x 4, layers, SOP and EPH before and behind each header, in order of position.</summary>
    internal static byte[] Everything { get; } = Convert.FromBase64String(
        "/0//UQApAAAAAAAbAAAAFAAAAAUAAAADAAAADAAAAAkAAAACAAAAAQABBwEB/1IADwcDAAIAAgAAAAEzRET/XAAKQEBISFBISFD/kAAKAAAAAAC8AAH/k/+R" +
        "AAQAAID/kv+RAAQAAcfUCP+SDnIQz/+RAAQAAoD/kv+RAAQAA8faCwfOCh9oGP+SD3FRr58AlQtf2f+RAAQABID/kv+RAAQABeP2gv7Qf9oH+0Fy+0E/gFz6" +
        "gL+ALl+APfgF/xgX8wT/kgxePCmVBWpOJrlxcwRV1w5PV/9/CaHsFw9JHA6Vm152VcuHBHMOPHG3Lw34OwbJD58ErBVYKS1vd0+mSQd+DJKmwP+QAAoAAQAA" +
        "AKQAAf+T/5EABAAAxhj/kgYq0f+RAAQAAf0AwP+SXhFz/5EABAACgP+S/5EABAAD4PzgvzhYHyA8C+QD+cGA/5IMIQxNNih/BYHPAwQ4P/+RAAQABID/kv+R" +
        "AAQABaj9oED/kgQX/5EABAAGgP+S/5EABAAHyH6gP9QFJ/AGvtApH8AT+AEA/5IEM58JbwQfzTeRHwHBBDOWPwlp/5AACgACAAAAQAAB/5P/kQAEAADH2Ab/" +
        "kgi+P/+RAAQAAcEB8gH/kgL/kQAEAALQ/SCA/5IFn/+RAAQAA6D/kv+QAAoAAwAAAPMAAf+T/5EABAAAgP+S/5EABAAB4nyAv1AY/5IBQwWn7/+RAAQAAoD/" +
        "kv+RAAQAA+H6gOPhCx+0F/aB4ftBf2gY/5II/VcI9w0L3ntHBQjzC1uepK8L3r//kQAEAASpjP+SC/wh/5EABAAF4/aD/tC77QT7wnP5g/8YWP+SAt06S5Xm" +
        "mQmPonb9MMSAXpndCcPRP21UCvEKlG3sfwK7Afw7MV8WlV2HR/AWSfB7T/+RAAQABoD/kv+RAAQAB+fwBf4A+IfCD+0Fx/AD/gCg/5IFIdgL3xKW5cIkQuMB" +
        "CpmFNX8FHH8OPLeLT/+QAAoABAAAAU8AAf+T/5EABAAAgP+S/5EABAAB4nyA/ygQ/5IC4SkMA/lf/5EABAACgP+S/5EABAAD4j5AN9QHHyAv2geL6gf9oJj+" +
        "AH/AG/gBX2gY/5IFC1/fAX8FNG8M6ZLZE/lfCwt01wUOkwRNA9AgDwQ/Cnu7/5EABAAEpED/kgim/5EABAAFx9oJ94FD7QT/kgR33LM2Pwil37P/kQAEAAaA" +
        "/5L/kQAEAAfj9od+0Ez+Ah/AFx/AOn1AQP+SDDKsmgxg8BxwEWiMtL8LEyAPDzFBVtlVN7xemHd5dRgpfwLByQKvFNGLeRIwDglqqZp+RO8Li/+RAAQACID/" +
        "kv+RAAQACcfaBx9oFD7QEP+SCyW/BzsH/5EABAAKgP+S/5EABAAL4/aEX1AeP2gv7QLH8AQA/5IQYhpwwcPQ9QrEPwLEYblVAV8MPHY8/5AACgAFAAAAYgAB" +
        "/5P/kQAEAACx+AIA/5IB7/+RAAQAAeH6gK+cF9QD/ACA/5IEDwlvGQbr/5EABAACgP+S/5EABAADz8AM/5ICxF//kQAEAASA/5L/kQAEAAXPwAT/kgf/kAAK" +
        "AAYAAAA9AAH/k/+RAAQAAOX2AX4wefyA58YM/5IAXwVzWgwxIwm8Kf+RAAQAAcHzgoPkAv+SMj9P/5AACgAHAAAAVwAB/5P/kQAEAACA/5L/kQAEAAHPwAof" +
        "aBD/kgcfBHP/kQAEAALnobPBAP+SDIW0Dl//kQAEAAP9gHPqAvwA59oE/5IX+N8EP1vwPQAH/5AACgAIAAAAJAAB/5P/kQAEAADPvAj/kgC//5EABAABwP+S" +
        "/9k=");

    /// <summary>All that code-blocks can have besides: plain bits, anew in each pass, ended in each pass, stripes on their own, symbols.</summary>
    internal static byte[] AllStyles { get; } = Convert.FromBase64String(
        "/0//UQApAAAAAAASAAAADQAAAAAAAAAAAAAAEgAAAA0AAAAAAAAAAAABDwEB/1IADAAAAAIAAQECPwH/XAAHQICIiJD/kAAKAAAAAAMOAAH/k+/MkJSJ5Hvg" +
        "MlBAEODV78kLto1MRrmOWya2rDV+tH5t4/K2ACBC3ccvWAD9X78ACHtNAeT4TRlM/ARJJw9NF+kSsLiM4icqWgSrQKV5bnde0L8bnjcJBYYPIJsAAFDXrC3O" +
        "1KYiQBp1ph7WAAAIRRX4552J7HFAHtb/SEIEHEHEHEHEHEHEHEHEHEHH/wAQiCQSCQSCQSCQSCQSCbY1jPERl23/KrYxjELd361OtgSM9CJGWsW2KcZA7SSR" +
        "dLZuetYB6VXVtnf5ne0MHpi2Aot1M1IpDbYf8sb8XVeKtj21PyAe/Py2Xinz3Rvq1LZKF/7v9d1RtrbIbrYytsi2HrbStgq21rYqtsy2NLb8tui2/zVmwrFY" +
        "rFYrFYrFYrH/YMSSSQUSSSSSSSSSSSSSST/yF5GQqlUqlUqlUqlUqn/hJJJJJJJJJJJJJJJJJP9wBVJItlstlstlstlstls/+FEkkgkEgokkkkkkkkkkkkkg" +
        "QJvzNj7K+Dgdc4H9rnLclIDifQAKYBxJDyYqQgAKC5mBk1AqQgAKcLABEEcqQgAKtGV/bK3qQgAKz0v345rqQgAKQIRIHGIKQgAKWzfJjDMqQgAKz0P34Jrq" +
        "QgAlTY9ID0oKQuwAAEuVVUtqANcqFUIqZUKVVcEqWkAqAkAqikAqukAq6kAqMkAqCkCFejQafmVoey2yrYX7rBAAIzvQO4U8y5tqQgAVBmW4AAVCABUc0Djl" +
        "tUIAFcagDyCFQgAV4y+XGkVCABU5W3DfdUIAFQCFgCCFQgAV2BXXxTVCABU9G1jPdUIAFRXFvZTVQla2QAA0QCrFQCpVQCpFQCrlQColQCoVQCqVQCq1QCrV" +
        "QCrlQAGpQcnJYqsfMAtGc1yD3UQAAAIcA1xEAAACEIEERAAAAuP8o0QAAALvfvtEAAACEEEERAAAAgzCWEQAAALvfvtEAAACAEAARAAAAhwDXEQAAAKzl+dE" +
        "AABL16xLVktVS1UJ0xVKQBVqQBWqQBWqQBXqQBUqQBUqQBVqQBUKQP/Z");

    /// <summary>The 9/7 wavelet, cut to half the size.</summary>
    internal static byte[] Irreversible { get; } = Convert.FromBase64String(
        "/0//UQApAAAAAAAQAAAADAAAAAAAAAAAAAAAEAAAAAwAAAAAAAAAAAABBwEB/1IADAAAAAEAAgQEAAD/XAARQl9SUAVQBVBHV9NX01di/5AACgAAAAAAKwAB" +
        "/5PDDBzR8pCMBsbSo5QADPXinumLBrHOcnvbLLZei//Z");

    /// <summary>A JP2 file.</summary>
    internal static byte[] InBoxes { get; } = Convert.FromBase64String(
        "AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAADQAAABIAAQsHAAAAAAAPY29scgEAAAAAABEAAAGianAyY/9P/1EA" +
        "KQAAAAAAEgAAAA0AAAAAAAAAAAAAABIAAAANAAAAAAAAAAAAAQsBAf9SAAwAAAABAAIEBAAB/1wACkBgaGhwaGhw/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBF" +
        "RyB2ZXJzaW9uIDIuNS4w/5AACgAAAAABKgAB/5PP5HgRHcCmCeh/WGuIEKKTyVdrfc1WVwn/aqVUFtn32x/D9haD8xOB+YiAHSj7vw/qp8+kwvyVE4HQ+eMA" +
        "/4U2qR9jhXeWMQV8rIeZ5LJBQ5iXO50C2E7jiP8gyzikL0E6ojcjl8fyjQfmcwfsXo+lcsxZrfeTj8f5eeE8v1l6piS+SuI0cyuK3FOAQ2qxQBpMrqB3KCyJ" +
        "eBUvfW83EEuxnWKhXh8h5LxOlSezi/DLP/POTT8aNsca/IlY6KufBBSZG2MrXdit3BJc7cxLHrKZktq2cCCepVWdR7/SOQfRkqem+NLq0HkbZ60gTb8V+ZOl" +
        "OFwGRiT9CQv6J8PI3YTySVmAeAyIiG9EBJLDXHe+QCsRd7NBZXz/LtwJdP/Z");

    /// <summary>All coefficients lifted by 13 bits.</summary>
    internal static byte[] Region { get; } = Convert.FromBase64String(
        "/0//UQApAAAAAAAOAAAACQAAAAAAAAAAAAAADgAAAAkAAAAAAAAAAAABCQEB/1IADAAAAAEAAQQEAAH/XAAHQFBYWGD/XgAFAAAN/5AACgAAAAAApAAB/5Pf" +
        "sXASBB24N0Eb5IOYdd4xX0m8eAZvbvI26h1yZ7oZeP3V6Z1SlTsE6hBy+R4t9DRPz9iaPzHYfmMgRTkKcm84FlnlXHpKSg1mvKTTiWnxbE36/FwImjXiSk6s" +
        "X+kO2KQj7ZJs8a468R1FJ3FVzpUsn642WZL4PPUeQ08Fxx69VTWmfPT8hoQ56Y6eNkipXnWumybEM/L/2Q==");

    /// <summary>Two progressions one after the other.</summary>
    internal static byte[] Changes { get; } = Convert.FromBase64String(
        "/0//UQApAAAAAAASAAAADQAAAAAAAAAAAAAAEgAAAA0AAAAAAAAAAAABCwEB/1IADAAAAAIAAgQEAAH/XAAKQGBoaHBoaHD/kAAKAAAAAAExAAH/k8+UYBEd" +
        "wKYJ6H9Ya4gQosPgGB0o+78P6sRAj6X9wkCTyVdrfc1WVwn/aqVUFtn32x/+AhB+YnA/MRCnz6TC/JUTgdD54wD/hTapH2OFd5YxBXysh5nkskFDmJc7nQLY" +
        "TuOI/yDLOKQvQTqiNyOX/wRIPzOYP2LwcsxZrfeTj8f5eeE8v1l6piS+SuI0cyuK3FOAQ2qxQBpMrqB3KCyJeBUvfW83EEuxnWKhXh8h5LxOlSezi/DLP/PO" +
        "TT8aNsca/IlY6KufBBSZG2MrXdit3BJc7cxLHrKZktq2cCCepVWdR7/SOQfRkqem+NLq0HkbZ60gTb8V+ZOlOFwGRiT9CQv6J8PI3YTySVmAeAyIiG9EBJLD" +
        "XHe+QCsRd7NBZXz/LtwJdP/Z");

    /// <summary>What opj_decompress makes of <see cref="Irreversible"/>.</summary>
    internal static Picture IrreversibleJudged { get; } = new(16, 12, 8, false,
    [
        89, 77, 75, 126, 176, 178, 160, 128, 96, 91, 92, 87, 82, 79, 76, 75,
        126, 178, 223, 147, 63, 59, 76, 96, 112, 104, 90, 84, 79, 76, 74, 74,
        221, 136, 41, 70, 125, 164, 188, 170, 138, 112, 89, 78, 74, 73, 74, 74,
        36, 68, 123, 194, 237, 161, 72, 61, 71, 84, 95, 78, 61, 71, 85, 88,
        151, 181, 199, 124, 54, 83, 134, 169, 186, 146, 96, 72, 61, 74, 92, 95,
        135, 83, 32, 69, 128, 195, 234, 156, 72, 91, 124, 119, 104, 82, 62, 57,
        117, 121, 134, 178, 203, 126, 52, 94, 152, 147, 135, 158, 168, 107, 44, 30,
        119, 186, 242, 140, 28, 18, 49, 129, 200, 183, 138, 74, 26, 62, 111, 120,
        169, 99, 27, 72, 141, 200, 229, 155, 74, 74, 101, 149, 192, 188, 174, 172,
        56, 129, 216, 222, 193, 107, 34, 63, 121, 185, 223, 148, 64, 70, 92, 94,
        163, 128, 82, 67, 68, 101, 140, 172, 178, 89, 10, 61, 133, 152, 158, 162,
        151, 125, 100, 119, 156, 228, 255, 181, 81, 76, 109, 189, 255, 255, 231, 228,
    ]);
}
