import CloudTrail
import Vigil

BuildDashboards.main(CloudTrailContent())
