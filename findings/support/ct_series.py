"""Writes a small, valid CT series: 6 columns of 1.25 mm, 8 rows of 1.5 mm, slices 3 mm apart, slice k holds 100 (k + 1).

ct_series.py FOLDER [skip=K] [tilt=DEGREES] [padding=STORED] [monochrome1]
"""
import math
import os
import sys

import numpy
import pydicom
from pydicom.uid import ExplicitVRLittleEndian

folder = sys.argv[1]
words = dict((word.split("=") + ["1"])[:2] for word in sys.argv[2:])
tilt = math.radians(float(words.get("tilt", 0)))
os.makedirs(folder)
for k in range(6):
    if k == int(words.get("skip", -1)):
        continue
    meta = pydicom.dataset.FileMetaDataset()
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.2"
    meta.MediaStorageSOPInstanceUID = f"2.25.100.{k}"
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds = pydicom.dataset.FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    ds.is_little_endian, ds.is_implicit_VR = True, False
    ds.SOPClassUID, ds.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    ds.StudyInstanceUID, ds.SeriesInstanceUID, ds.FrameOfReferenceUID = "2.25.1", "2.25.2", "2.25.3"
    ds.PatientName, ds.PatientID, ds.Modality, ds.Manufacturer = "Phantom", "1", "CT", "Example"
    ds.ImageType, ds.StudyDate, ds.StudyTime = ["ORIGINAL", "PRIMARY", "AXIAL"], "20200101", "101010"
    ds.SeriesNumber, ds.AcquisitionNumber, ds.InstanceNumber, ds.SeriesDescription = 1, 1, k + 1, "phantom"
    ds.ImagePositionPatient = [-10, -20, 5 + 3 * k]
    ds.ImageOrientationPatient = [1, 0, 0, 0, round(math.cos(tilt), 9), round(math.sin(tilt), 9)]
    if tilt:
        ds.GantryDetectorTilt = words["tilt"]
    ds.PixelSpacing, ds.SliceThickness = [1.5, 1.25], 3  # distance of the rows first (PS3.3, 10.7.1.3)
    ds.Rows, ds.Columns, ds.SamplesPerPixel = 8, 6, 1
    ds.PhotometricInterpretation = "MONOCHROME1" if "monochrome1" in words else "MONOCHROME2"
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, 16, 15, 1
    ds.RescaleSlope, ds.RescaleIntercept, ds.RescaleType = 1, -1024, "HU"
    pixels = numpy.full((8, 6), 100 * (k + 1), numpy.int16)
    if "padding" in words:
        ds.PixelPaddingValue = int(words["padding"])
        pixels[0] = int(words["padding"])
    ds.PixelData = pixels.tobytes()
    ds.save_as(f"{folder}/{k}.dcm", write_like_original=False)
