#:project ../../src/Pinpoint/Pinpoint.csproj
#:project ../../src/Pinpoint.Phantoms/Pinpoint.Phantoms.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852
using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Phantoms;
using Pinpoint.Planes;

// A sheet of ten fetal heads: ContactSheet.cs FILE.png [SEED]. Each row shows two heads, each in its transventricular and its transcerebellar plane.
const int Heads = 10;
const int Wide = 212;
const int High = 164;
ulong seed = args.Length > 1 ? ulong.Parse(args[1]) : 5;
AnatomyDefinition anatomy = BuiltInAnatomies.For(FetalHeadPhantom.LandmarkNames)!;
int columns = 2 * anatomy.Planes.Count;
byte[] sheet = new byte[Wide * columns * High * (Heads / 2)];
for (int head = 0; head < Heads; head++)
{
    Phantom phantom = FetalHeadPhantom.Create(seed, head + 1);
    for (int plane = 0; plane < anatomy.Planes.Count; plane++)
    {
        PlaneImage image = PlaneSlicer.Slice(phantom.Volume, PlaneFit.Fit(anatomy.Planes[plane], phantom.Landmarks), Wide - 2, High - 2, 0.5)
            .ToImage(phantom.Volume);
        int left = Wide * ((head % 2 * anatomy.Planes.Count) + plane);
        for (int row = 0; row < High - 2; row++)
        {
            image.Pixels.AsSpan(row * image.Width, image.Width).CopyTo(sheet.AsSpan(((head / 2 * High) + row) * Wide * columns + left));
        }
    }
}

PngFile.Write(args[0], PngColor.Grey, Wide * columns, High * (Heads / 2), sheet, 0.5);
